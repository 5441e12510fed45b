/** Brings the schema up to date; of several processes that try at once one does the work and the others wait for it. */
import type { DataSource } from 'typeorm';

/** Any number, the same in every process. */
const migrationLock = 7_221_904;

/** @returns the names of the migrations that ran, oldest first */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.release();
  }
}
