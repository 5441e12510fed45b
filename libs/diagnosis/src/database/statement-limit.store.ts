/** Bounds the time of the statements of a transaction, in SQL. */
import type { EntityManager } from 'typeorm';

/** @param limit milliseconds for each statement, and for each lock */
export async function boundStatements(db: EntityManager, limit: number): Promise<void> {
  await db.query(
    `SELECT set_config('statement_timeout', $1, true), set_config('lock_timeout', $1, true),
       set_config('transaction_read_only', 'on', true)`,
    [String(limit)],
  );
}
