/** Deletes rows that have expired, in SQL. Each library names the rows of its own tables. */
import type { DataSource, EntityManager } from 'typeorm';
import { type DeletedBatch, deleteInBatches } from './delete-in-batches.js';
import { inTransaction } from './in-transaction.js';

/** The rows of one table that a clean-up deletes. All parts are constants of the code or numbers of the settings, never input. */
export interface ExpiredRows {
  readonly table: string;
  /** A unique column. */
  readonly key: string;
  /** SQL. */
  readonly condition: string;
  /** The expression of type `timestamptz` that the condition compares; an index should serve it. */
  readonly age: string;
}

/**
 * Deletes in batches, each in its own transaction, and skips locked rows: several processes may run it at the same time.
 * @returns rows deleted
 */
export async function deleteExpired(
  dataSource: DataSource,
  ...expired: readonly ExpiredRows[]
): Promise<number> {
  let total = 0;
  for (const rows of expired) total += await deleteFrom(dataSource, rows);
  return total;
}

/** The oldest rows first. */
async function deleteFrom(dataSource: DataSource, rows: ExpiredRows): Promise<number> {
  return deleteInBatches((limit, from) =>
    inTransaction(dataSource, (db) => deleteOldest(db, rows, from, limit)),
  );
}

/** A batch ends at the age of its youngest row, as text, because a Date has no microseconds. */
async function deleteOldest(
  db: EntityManager,
  { table, key, condition, age }: ExpiredRows,
  from: string | undefined,
  limit: number,
): Promise<DeletedBatch> {
  const start = from === undefined ? '' : `AND ${age} >= $1`;
  const [batch] = await db.query<[DeletedBatch]>(
    `WITH oldest AS (
       SELECT ${key}, ${age} AS age FROM ${table} WHERE ${condition} ${start}
       ORDER BY ${age} LIMIT ${limit} FOR UPDATE SKIP LOCKED
     ), removed AS (
       DELETE FROM ${table} USING oldest WHERE ${table}.${key} = oldest.${key} RETURNING oldest.age
     )
     SELECT count(*)::int AS deleted, max(age)::text AS last FROM removed`,
    from === undefined ? [] : [from],
  );
  return batch;
}
