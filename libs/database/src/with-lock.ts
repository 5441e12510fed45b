/**
 * Lets one process of all do something at a time. The lock belongs to a transaction that stays open meanwhile: it passes a
 * pooler, which a lock of a session does not, and PostgreSQL releases it when the process or its connection ends.
 */
import type { DataSource } from 'typeorm';

/** Numbers of our locks; each the same in every process and version. */
const keys = { migrations: 7_221_904, 'legacy import': 7_221_905 } as const;

/** Waits for the lock, runs `work` on other connections, and releases the lock. */
export async function withLock<T>(
  dataSource: DataSource,
  lock: keyof typeof keys,
  work: () => Promise<T>,
): Promise<T> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.startTransaction('READ COMMITTED');
    await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await holder.query('SELECT pg_advisory_xact_lock($1)', [keys[lock]]);
    return await work();
  } finally {
    await holder.rollbackTransaction().catch(() => undefined);
    await holder.release();
  }
}
