/**
 * Lets one process of all do something at a time. The lock belongs to a transaction that stays open meanwhile: it passes a
 * pooler, which a lock of a session does not, and PostgreSQL releases it when the process or its connection ends.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** Numbers of our locks; each the same in every process and version. */
const keys = { migrations: 7_221_904, 'legacy import': 7_221_905 } as const;

/** Milliseconds. */
const betweenTries = 250;

/**
 * Waits for the lock, runs `work` on other connections, and releases the lock.
 * @param onWait called once if another process holds the lock
 */
export async function withLock<T>(
  dataSource: DataSource,
  lock: keyof typeof keys,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  const holder = dataSource.createQueryRunner();
  try {
    await holder.startTransaction('READ COMMITTED');
    await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    for (let tries = 0; !(await isTaken(holder, keys[lock])); tries++) {
      if (tries === 0) onWait();
      await pause(betweenTries);
    }
    return await work();
  } finally {
    await holder.rollbackTransaction().catch(() => undefined);
    await holder.release();
  }
}

/**
 * Does not wait inside the statement: CREATE INDEX CONCURRENTLY of the process that holds the lock waits for every running
 * statement, also for one that waits for this lock, and PostgreSQL detects no deadlock because the holder's connection is idle.
 * A statement with parameters would keep its snapshot, for which the index waits too, until the next statement.
 */
async function isTaken(holder: QueryRunner, key: number): Promise<boolean> {
  const [row] = (await holder.query(`SELECT pg_try_advisory_xact_lock(${key}) AS taken`)) as [
    { taken: boolean },
  ];
  return row.taken;
}
