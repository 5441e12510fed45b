/** Imports the database of the Django service in batches. A later run resumes after the last complete batch; no row is imported twice. */
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
  markTransactionAsImport,
  findProgress,
  insertRemarks,
  type Progress,
  reserveUserIds,
  saveProgress,
} from './legacy-import.store.js';
import type { LegacyKind } from './legacy-kind.js';
import { legacyKinds } from './legacy-kinds.js';
import { LegacyReport } from './legacy-report.js';
import { type LegacyRow, LegacySource } from './legacy-source.js';

export interface ImportLegacyOptions {
  /** URL of the old database. */
  readonly from: string;
  /** Rows per transaction. */
  readonly batch: number;
  /** Called before and after each batch. `total` counts the rows of this kind that the run has to import. */
  readonly onProgress: (kind: string, done: number, total: number) => void;
}

const greatestUserId = `
  SELECT coalesce(max(id), 0) AS id FROM authorization_userdata WHERE id > $1 AND id <= 2000000000 LIMIT $2`;

/** Retries a batch if someone takes an email or a name between the uniqueness check and the insert. */
const retryOnConflict = { retries: 2, minTimeout: 0 } as const;

@Injectable()
export class ImportLegacy {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Each batch is one transaction, so the import can be interrupted at any time and repeated. Concurrent runs wait for each
   * other.
   * @throws CodedError `authorization.refused`, or `request.invalid_fields` for `from`
   */
  async execute(actor: Actor, options: ImportLegacyOptions): Promise<LegacyReport> {
    requireSuperuser(actor);
    const source = await LegacySource.open(options.from);
    try {
      const unusableHash = await this.passwords.hash(randomBytes(32).toString('base64'));
      const kinds = legacyKinds(source.schema, unusableHash, this.settings);
      await withLock(this.dataSource, 'legacy import', async () => {
        const [greatest] = await source.read(greatestUserId, 0, 1);
        await inTransaction(this.dataSource, (db) => reserveUserIds(db, greatest!.id));
        for (const kind of kinds) await this.importKind(actor, source, kind, options);
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
    { batch, onProgress }: ImportLegacyOptions,
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
    return pRetry(() => this.writeBatch(actor, batch), { ...retryOnConflict, shouldRetry });
  }

  private writeBatch(actor: Actor, { source, kind, rows, progress }: Batch): Promise<Progress> {
    return inTransaction(this.dataSource, async (db) => {
      await markTransactionAsImport(db);
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
