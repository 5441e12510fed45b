/** A kind of row of the old database: how it is read there and how a batch of it is written here. */
import type { EntityManager } from 'typeorm';
import type { LegacyRow } from './legacy-source.js';

/** What the reader of the report should know of a row: why it was skipped, or what was changed on its way. */
export interface Remark {
  /** Of the old row; text where PostgreSQL gave it as bigint. */
  readonly id: number | string;
  readonly skipped: boolean;
  readonly remark: string;
}

export interface LegacyBatch {
  readonly source: string;
  /** In the order of their ids. */
  readonly rows: readonly LegacyRow[];
}

export interface LegacyKind {
  readonly name: string;
  /** Rows with an `id` greater than `$1`, in that order, at most `$2`. */
  readonly select: string;
  /** Writes all of the batch that can be; whatever has no remark has been imported as it was. */
  readonly write: (db: EntityManager, batch: LegacyBatch) => Promise<Remark[]>;
}

/** The columns of a row as the statement takes them. */
export type PreparedRow = Readonly<Record<string, unknown>> & {
  readonly id: number;
  /** What was changed or left out already; it joins the remark on the row, unless the row is skipped. */
  readonly changes?: readonly string[];
};

/**
 * Writes by one statement.
 * @param statement takes the rows as JSON, `$1`, and the source, `$2`, if it asks for it, and selects the remarks
 * @param prepare gives each row what SQL cannot make
 */
export function writeBy(
  statement: string,
  prepare: (row: LegacyRow, source: string) => PreparedRow = (row) => row,
): LegacyKind['write'] {
  const asksForSource = statement.includes('$2');
  return async (db, { source, rows }) => {
    const prepared = rows.map((row) => prepare(row, source));
    const json = JSON.stringify(prepared);
    const remarks = await db.query<Remark[]>(statement, asksForSource ? [json, source] : [json]);
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
