/** One step of the import: how a kind of row is read from the old database, and how a batch of rows is written. */
import type { EntityManager } from 'typeorm';
import type { LegacyRow } from './legacy-source.js';

/** A line of the report: why a row was skipped, or what was changed in it. */
export interface Remark {
  /** Id of the old row; a string if PostgreSQL returned a bigint. */
  readonly id: number | string;
  readonly skipped: boolean;
  readonly remark: string;
}

export interface LegacyBatch {
  readonly source: string;
  /** Ordered by id. */
  readonly rows: readonly LegacyRow[];
}

export interface LegacyKind {
  readonly name: string;
  /** SQL: at most `$2` rows with an `id` greater than `$1`, ordered by `id`. */
  readonly select: string;
  /** Writes the valid rows of the batch. A row without a remark was imported unchanged. */
  readonly write: (db: EntityManager, batch: LegacyBatch) => Promise<Remark[]>;
}

/** A row as the statement expects it. */
export type PreparedRow = Readonly<Record<string, unknown>> & {
  readonly id: number;
  /** Changes made before the statement; added to the remark unless the statement skips the row. */
  readonly changes?: readonly string[];
};

/**
 * Writes a batch with one SQL statement.
 * @param statement receives the rows as JSON in `$1` and, if it uses it, the source in `$2`; selects the remarks
 * @param prepare adds to each row what SQL cannot compute
 */
export function writeWith(
  statement: string,
  prepare: (row: LegacyRow, source: string) => PreparedRow = (row) => row,
): LegacyKind['write'] {
  const usesSource = statement.includes('$2');
  return async (db, { source, rows }) => {
    const prepared = rows.map((row) => prepare(row, source));
    const json = JSON.stringify(prepared);
    const remarks = await db.query<Remark[]>(statement, usesSource ? [json, source] : [json]);
    return withChanges(remarks, prepared);
  };
}

function withChanges(remarks: readonly Remark[], rows: readonly PreparedRow[]): Remark[] {
  const byId = new Map(remarks.map((remark) => [String(remark.id), remark]));
  for (const { id, changes = [] } of rows) {
    const remark = byId.get(String(id));
    if (changes.length === 0 || remark?.skipped) continue;
    const parts = [...(remark ? [remark.remark] : []), ...changes];
    byId.set(String(id), { id, skipped: false, remark: parts.join('; ') });
  }
  return [...byId.values()];
}
