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
  /** Rows with an `id` greater than `$1`, in that order, `$2` at the most. */
  readonly select: string;
  /** Writes all of the batch that can be; whatever has no remark has been imported as it was. */
  readonly write: (db: EntityManager, batch: LegacyBatch) => Promise<Remark[]>;
}

/**
 * Writes by one statement.
 * @param statement takes the rows as JSON, `$1`, and the source, `$2`, if it asks for it, and selects the remarks
 * @param prepare gives each row what SQL cannot make
 */
export function writeBy(
  statement: string,
  prepare: (row: LegacyRow, source: string) => object = (row) => row,
): LegacyKind['write'] {
  const asksForSource = statement.includes('$2');
  return (db, { source, rows }) => {
    const prepared = JSON.stringify(rows.map((row) => prepare(row, source)));
    return db.query<Remark[]>(statement, asksForSource ? [prepared, source] : [prepared]);
  };
}
