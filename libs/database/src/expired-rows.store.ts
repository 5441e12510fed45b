/** Deletes rows that have expired, in SQL. Each library names the rows of its own tables. */
import type { DataSource } from 'typeorm';
import { deleteInBatches } from './delete-in-batches.js';
import { inTransaction } from './in-transaction.js';

/** The rows of one table that a clean-up deletes. All parts are constants of the code, never input. */
export interface ExpiredRows {
  readonly table: string;
  /** A unique column. */
  readonly key: string;
  /** SQL; an index should serve it. */
  readonly condition: string;
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

function deleteFrom(dataSource: DataSource, { table, key, condition }: ExpiredRows): Promise<number> {
  return deleteInBatches((limit) =>
    inTransaction(dataSource, async (db) => {
      const [, deleted] = await db.query<[unknown[], number]>(
        `DELETE FROM ${table} WHERE ${key} IN (
           SELECT ${key} FROM ${table} WHERE ${condition} LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
      );
      return deleted;
    }),
  );
}
