/** Seals with `SECRET_KEY` what a key of `SECRET_KEY_FALLBACKS` sealed. The apps may run meanwhile. */
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { KeepRecoveryKeys } from '#auth/second-factor';
import { AppSettings } from '#config';
import { inTransaction, readFrom } from '#database';
import { seal, unseal } from '#sealing';
import { Injectable } from '@nestjs/common';
import type { KeyObject } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type SealedColumn, sealedColumns } from './sealed-columns.js';
import {
  countSealed,
  findSealed,
  replaceSealed,
  type ResealedRow,
  type SealedRow,
} from './sealed-rows.store.js';

/** Rows of a transaction: short enough to delay no app, and what is lost when the command is killed. */
const batch = 500;

export interface Resealed {
  readonly kind: string;
  /** Sealed rows of this kind. */
  readonly rows: number;
  /** Rows that a fallback opened: sealed anew now or, in a dry run, to be sealed anew. */
  readonly old: number;
  /** Rows that no key opens. They are left as they are. */
  readonly unopened: number;
}

type ShowProgress = (kind: string, done: number, total: number) => void;

interface Pass {
  readonly rows: number;
  old: number;
  replaced: number;
  unopened: number;
}

@Injectable()
export class Reseal {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AppSettings,
    private readonly keepRecoveryKeys: KeepRecoveryKeys,
  ) {}

  /**
   * Every batch is a transaction of its own, so that a killed run loses one batch and can be repeated. A run that changed
   * anything and ends leaves an audit entry with its counts.
   * @throws CodedError `authorization.refused`
   */
  async execute(actor: Actor, dryRun: boolean, show: ShowProgress = () => undefined): Promise<Resealed[]> {
    requireSuperuser(actor);
    const kept = await this.keepRecoveryKeys.execute(dryRun);
    const report: Resealed[] = [
      { kind: 'keys of recovery codes to keep', rows: kept, old: kept, unopened: 0 },
    ];
    for (const column of sealedColumns) report.push(await this.resealColumn(column, dryRun, show));
    if (!dryRun) await this.record(actor, report);
    return report;
  }

  private async record(actor: Actor, report: readonly Resealed[]): Promise<void> {
    const resealed = report.filter(({ old }) => old > 0);
    if (resealed.length === 0) return;
    const unopened = report.reduce((sum, each) => sum + each.unopened, 0);
    const counts = resealed.map(({ kind, old }) => [kind.replaceAll(' ', '_'), old]);
    const after = { ...Object.fromEntries(counts), unopened } as Record<string, number>;
    await inTransaction(this.dataSource, (db) =>
      recordChange(db, actor, { action: 'secret_key.resealed', target: 'SECRET_KEY', before: null, after }),
    );
  }

  /** Repeats the pass if rows changed between reading and writing: an app with the old key may have written them. */
  private async resealColumn(column: SealedColumn, dryRun: boolean, show: ShowProgress): Promise<Resealed> {
    const { kind } = column;
    let pass = await this.pass(column, dryRun, show);
    if (dryRun) return { kind, rows: pass.rows, old: pass.old, unopened: pass.unopened };
    let old = pass.replaced;
    while (pass.replaced < pass.old) {
      pass = await this.pass(column, dryRun, show);
      old += pass.replaced;
    }
    return { kind, rows: pass.rows, old, unopened: pass.unopened };
  }

  private async pass(column: SealedColumn, dryRun: boolean, show: ShowProgress): Promise<Pass> {
    const keys = this.settings.keysFor(column.purpose);
    const rows = await readFrom(this.dataSource, (db) => countSealed(db, column));
    const pass: Pass = { rows, old: 0, replaced: 0, unopened: 0 };
    let [read, after]: [number, SealedRow['id'] | null] = [0, null];
    for (;;) {
      const found = await readFrom(this.dataSource, (db) => findSealed(db, column, after, batch));
      const last = found.at(-1);
      if (!last) break;
      const changed = found.flatMap((row) => resealedRow(keys, column, row) ?? []);
      const opened = changed.filter((row): row is ResealedRow => row !== 'unopened');
      pass.old += opened.length;
      pass.unopened += changed.length - opened.length;
      if (!dryRun && opened.length > 0) {
        pass.replaced += await inTransaction(this.dataSource, (db) => replaceSealed(db, column, opened));
      }
      read += found.length;
      after = last.id;
      show(column.kind, Math.min(read, rows), rows);
    }
    return pass;
  }
}

/** @returns undefined for a row that is sealed with the current key */
function resealedRow(
  [current, ...fallbacks]: readonly KeyObject[],
  column: SealedColumn,
  { id, sealed }: SealedRow,
): ResealedRow | 'unopened' | undefined {
  const row = column.rowOf(id);
  if (opened([current!], row, sealed)) return undefined;
  const content = opened(fallbacks, row, sealed);
  return content ? { id, sealed, resealed: seal(current!, row, content) } : 'unopened';
}

function opened(keys: readonly KeyObject[], row: string, sealed: Buffer): Buffer | undefined {
  if (keys.length === 0) return undefined;
  try {
    return unseal(keys, row, sealed);
  } catch {
    return undefined;
  }
}
