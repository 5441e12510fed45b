/** Migrates the schema. Of concurrent processes one runs the migrations and the others wait for it. */
import type { DataSource } from 'typeorm';
import { type AppRole, grantToApps } from './app-role.js';
import { requireCompatibleApp } from './check-schema.js';
import { smallestFitAppVersion } from './schema-version.js';
import { withLock } from './with-lock.js';

/** Never lowered: an older version may migrate after a newer one. */
const recordSmallestVersion = `
  INSERT INTO schema_compatibility AS recorded (smallest_app_version) VALUES ($1)
  ON CONFLICT (id) DO UPDATE SET smallest_app_version = excluded.smallest_app_version
  WHERE string_to_array(recorded.smallest_app_version, '.')::int[] < string_to_array(excluded.smallest_app_version, '.')::int[]`;

/**
 * @param appRole gets its grants in every run; undefined if the apps connect as the role that migrates
 * @returns the names of the migrations that ran, oldest first
 * @throws StartupError if the schema is too new for this version
 * @throws Error that names the remedy if the role cannot be used
 */
export async function runMigrations(dataSource: DataSource, appRole?: AppRole): Promise<string[]> {
  return withLock(dataSource, 'migrations', async () => {
    await requireCompatibleApp(dataSource, 'The schema of the database');
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    await dataSource.query(recordSmallestVersion, [smallestFitAppVersion]);
    if (appRole) await grantToApps(dataSource, appRole);
    return ran.map((migration) => migration.name);
  });
}
