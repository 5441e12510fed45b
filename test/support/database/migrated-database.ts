/** A migrated database of its own for a database spec. */
import { organisationEntities } from '#organisation';
import { authEntities } from '#auth/entities';
import { createDataSource, runMigrations } from '#database';
import { mailEntities } from '#mail-queue';
import { metricsEntities } from '#metrics';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, inject } from 'vitest';
import { type FreshDatabase, freshDatabase } from './fresh-database.js';

const entities = [...authEntities, ...organisationEntities, ...mailEntities, ...metricsEntities];

/**
 * Creates one around the specs of the calling file.
 * @returns a function that returns the DataSource, connected as the apps are; call it inside hooks and tests only
 */
export function migratedDatabase(): () => DataSource {
  const database = databaseWithOwner();
  return () => database().app;
}

/** As `migratedDatabase`, with a connection of the table owner. */
export function databaseWithOwner(): () => { readonly app: DataSource; readonly owner: DataSource } {
  let database: FreshDatabase | undefined;
  let owner: DataSource | undefined;
  let app: DataSource | undefined;
  beforeAll(async () => {
    database = await freshDatabase(inject('postgres'));
    owner = await migrate(database);
    app = await createDataSource({ url: database.appUrl, poolSize: 20 }, entities).initialize();
  });
  afterAll(async () => {
    await app?.destroy();
    await owner?.destroy();
    await database?.drop();
  });
  return () => ({ app: app!, owner: owner! });
}

/** @returns a small pool of the owner */
export async function migrate({ url, appRole }: FreshDatabase): Promise<DataSource> {
  const owner = await createDataSource({ url, poolSize: 3 }, entities).initialize();
  await runMigrations(owner, { name: appRole.DB_APP_USERNAME, password: appRole.DB_APP_PASS });
  return owner;
}
