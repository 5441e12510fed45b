/** Lets one import run on a database at a time; the others wait for it. */
import type { DataSource } from 'typeorm';

/** Any number but that of other locks, the same in every process. */
const importLock = 7_221_905;

/** PostgreSQL lets go of the lock also when this process dies. */
export async function oneAtATime(dataSource: DataSource, work: () => Promise<void>): Promise<void> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [importLock]);
    await work();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [importLock]).catch(() => undefined);
    await lock.release();
  }
}
