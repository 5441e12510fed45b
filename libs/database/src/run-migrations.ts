/** Migrates the schema. Of concurrent processes one runs the migrations and the others wait for it. */
import { type DataSource, MigrationExecutor } from 'typeorm';
import { type AppRole, grantToApps } from './app-role.js';
import { applyMigration } from './apply-migration.js';
import { requireCompatibleApp } from './check-schema.js';
import type { Report } from './migration-report.js';
import { smallestFitAppVersion } from './schema-version.js';
import { withLock } from './with-lock.js';

/** Never lowered: an older version may migrate after a newer one. */
const recordSmallestVersion = `
  INSERT INTO schema_compatibility AS recorded (smallest_app_version) VALUES ($1)
  ON CONFLICT (id) DO UPDATE SET smallest_app_version = excluded.smallest_app_version
  WHERE string_to_array(recorded.smallest_app_version, '.')::int[] < string_to_array(excluded.smallest_app_version, '.')::int[]`;

/**
 * @param appRole gets its grants in every run; undefined if the apps connect as the role that migrates
 * @param report receives what runs, what it waits for, and the progress of long changes
 * @returns the names of the migrations that ran, oldest first
 * @throws StartupError if the schema is too new for this version
 * @throws Error that names the remedy if the role cannot be used, or if a table stays locked
 */
export async function runMigrations(
  dataSource: DataSource,
  appRole?: AppRole,
  report: Report = () => undefined,
): Promise<string[]> {
  const migrate = async () => {
    await requireCompatibleApp(dataSource, 'The schema of the database');
    const ran = await applyPending(dataSource, report);
    await dataSource.query(recordSmallestVersion, [smallestFitAppVersion]);
    if (appRole) await grantToApps(dataSource, appRole);
    return ran;
  };
  return withLock(dataSource, 'migrations', migrate, () =>
    report('Another process migrates this database. Waiting for it.'),
  );
}

async function applyPending(dataSource: DataSource, report: Report): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const executor = new MigrationExecutor(dataSource, runner);
    const pending = await executor.getPendingMigrations();
    for (const [index, migration] of pending.entries()) {
      report(`Applying ${migration.name} (${index + 1} of ${pending.length}).`);
      await applyMigration(runner, executor, migration, report);
    }
    return pending.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}
