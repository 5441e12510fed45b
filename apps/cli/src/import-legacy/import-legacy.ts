/** Brings the old service's database into this one: in batches, going on where the last run stopped, nothing twice. */
import { randomBytes } from 'node:crypto';
import { AccountSettings } from '#config';
import { inTransaction, isUniqueViolation, readFrom, withLock } from '#database';
import { Injectable } from '@nestjs/common';
import pRetry from 'p-retry';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { PasswordHasher } from '#auth/password';
import {
  announceImport,
  findProgress,
  insertRemarks,
  type Progress,
  reserveUserIds,
  saveProgress,
} from './legacy-import.store.js';
import type { LegacyKind } from './legacy-kind.js';
import { kindsOf } from './legacy-kinds.js';
import { LegacyReport } from './legacy-report.js';
import { type LegacyRow, LegacySource } from './legacy-source.js';

export interface LegacyImport {
  /** Address of the old database. */
  readonly from: string;
  /** Rows a transaction. */
  readonly batch: number;
  /** Told before and after each batch how many rows of a kind are done, of those this run has to do. */
  readonly onProgress: (kind: string, done: number, total: number) => void;
}

const greatestUserId = `
  SELECT coalesce(max(id), 0) AS id FROM authorization_userdata WHERE id > $1 AND id <= 2000000000 LIMIT $2`;

/** A batch is written again when an address or a name was taken between its being found free and its being written. */
const rewrite = { retries: 2, minTimeout: 0 } as const;

@Injectable()
export class ImportLegacy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * May be stopped at any moment, and run again: each batch is in as a whole or not at all. A second run waits for the
   * first one's end.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for `from`
   */
  async execute(actor: Actor, wanted: LegacyImport): Promise<LegacyReport> {
    requireSuperuser(actor);
    const source = await LegacySource.open(wanted.from);
    try {
      const unusable = await this.passwords.hash(randomBytes(32).toString('base64'));
      const kinds = kindsOf(source.schema, unusable, this.settings);
      await withLock(this.dataSource, 'legacy import', async () => {
        const [greatest] = await source.read(greatestUserId, 0, 1);
        await inTransaction(this.dataSource, (db) => reserveUserIds(db, greatest!.id));
        for (const kind of kinds) await this.importKind(actor, source, kind, wanted);
      });
      return new LegacyReport(
        this.dataSource,
        source.id,
        kinds.map(({ name }) => name),
      );
    } finally {
      await source.close();
    }
  }

  private async importKind(
    actor: Actor,
    source: LegacySource,
    kind: LegacyKind,
    { batch, onProgress }: LegacyImport,
  ): Promise<void> {
    let progress = await readFrom(this.dataSource, (db) => findProgress(db, source.id, kind.name));
    const total = await source.count(kind.select, progress.lastId);
    for (let done = 0; ;) {
      onProgress(kind.name, done, total);
      const rows = await source.read(kind.select, progress.lastId, batch);
      if (rows.length === 0) return;
      progress = await this.importBatch(actor, { source: source.id, kind, rows, progress });
      done += rows.length;
    }
  }

  private importBatch(actor: Actor, batch: Batch): Promise<Progress> {
    const shouldRetry = ({ error }: { error: Error }) => isUniqueViolation(error);
    return pRetry(() => this.writeBatch(actor, batch), { ...rewrite, shouldRetry });
  }

  private writeBatch(actor: Actor, { source, kind, rows, progress }: Batch): Promise<Progress> {
    return inTransaction(this.dataSource, async (db) => {
      await announceImport(db);
      const remarks = await kind.write(db, { source, rows });
      const skipped = remarks.filter((remark) => remark.skipped).length;
      const imported = rows.length - skipped;
      const next = {
        lastId: rows.at(-1)!.id,
        imported: progress.imported + imported,
        skipped: progress.skipped + skipped,
      };
      await insertRemarks(db, source, kind.name, remarks);
      await saveProgress(db, source, kind.name, next);
      await recordChange(db, actor, {
        action: 'legacy.imported',
        target: source,
        before: null,
        after: { kind: kind.name, first_id: rows[0]!.id, last_id: next.lastId, imported, skipped },
      });
      return next;
    });
  }
}

interface Batch {
  readonly source: string;
  readonly kind: LegacyKind;
  readonly rows: readonly LegacyRow[];
  readonly progress: Progress;
}
