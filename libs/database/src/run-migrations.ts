/** Brings the schema up to date; of several processes that try at once one does the work and the others wait for it. */
import type { DataSource } from 'typeorm';
import { refuseOutdatedApp } from './check-schema.js';
import { smallestFitAppVersion } from './schema-version.js';

/** Never lowered: an older version may migrate after a newer one. */
const recordSmallestVersion = `
  INSERT INTO schema_compatibility AS recorded (smallest_app_version) VALUES ($1)
  ON CONFLICT (id) DO UPDATE SET smallest_app_version = excluded.smallest_app_version
  WHERE string_to_array(recorded.smallest_app_version, '.')::int[] < string_to_array(excluded.smallest_app_version, '.')::int[]`;

/** Any number, the same in every process. */
const migrationLock = 7_221_904;

/**
 * @returns the names of the migrations that ran, oldest first
 * @throws StartupError where the schema has become too new for this version
 */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await refuseOutdatedApp(dataSource, 'The schema of the database');
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.query(recordSmallestVersion, [smallestFitAppVersion]);
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await lock.release();
  }
}
