/** Refuses to start on a schema that lacks what this version needs, or that has become too new for it. */
import { productVersion } from '#config';
import { StartupError } from '#errors';
import type { DataSource } from 'typeorm';
import { compareMigrations } from './compare-migrations.js';
import { describeDatabase } from './database-address.js';
import { compareVersions } from './schema-version.js';
import { sqlStateOf } from './sql-states.js';

const undefinedTable = '42P01';

/**
 * Accepts a newer schema that still serves this version: during an upgrade two neighbouring versions run side by side.
 * @throws StartupError
 */
export async function checkSchema(
  dataSource: DataSource,
  url: string,
  version = productVersion,
): Promise<void> {
  const applied = await appliedMigrations(dataSource);
  const { pending: missing } = compareMigrations(dataSource, applied);
  const place = `The schema of the ${describeDatabase(url)}`;
  if (missing.length > 0) {
    const lack =
      applied.length === 0 ? 'is empty' : `lacks ${missing.length} migrations, ${missing[0]} first`;
    throw new StartupError(
      `${place} ${lack}. Run: npm run cli -- migrate (in the image: dist/cli/main.js migrate)`,
    );
  }
  await requireCompatibleApp(dataSource, place, version);
}

/** @throws StartupError where the schema no longer serves this version */
export async function requireCompatibleApp(
  dataSource: DataSource,
  place: string,
  version = productVersion,
): Promise<void> {
  const smallest = await smallestAppVersion(dataSource);
  if (smallest === undefined || compareVersions(version, smallest) >= 0) return;
  throw new StartupError(
    `${place} needs version ${smallest} or later, and this is ${version}. Install a newer version.`,
  );
}

async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  const rows = await rowsOf<{ name: string }>(dataSource, 'SELECT name FROM schema_migrations');
  return rows.map(({ name }) => name);
}

async function smallestAppVersion(dataSource: DataSource): Promise<string | undefined> {
  const [row] = await rowsOf<{ version: string }>(
    dataSource,
    'SELECT smallest_app_version AS version FROM schema_compatibility',
  );
  return row?.version;
}

/** @returns an empty list if the table does not exist yet */
async function rowsOf<Row>(dataSource: DataSource, sql: string): Promise<Row[]> {
  try {
    return await dataSource.query<Row[]>(sql);
  } catch (error) {
    if (sqlStateOf(error) === undefinedTable) return [];
    throw error;
  }
}
