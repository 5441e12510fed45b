/** A database of its own with the schema in place, for a database spec. */
import { authEntities } from '#auth/core';
import { createDataSource, runMigrations } from '#database';
import { mailEntities } from '#mail-queue';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, inject } from 'vitest';
import { freshDatabase } from './fresh-database.js';

/**
 * Sets one up around the specs of the calling file.
 * @returns gives the connected DataSource; call it inside hooks and tests only
 */
export function migratedDatabase(): () => DataSource {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const database = await freshDatabase(inject('postgres'));
    drop = () => database.drop();
    dataSource = createDataSource({ url: database.url, poolSize: 20 }, [...authEntities, ...mailEntities]);
    await dataSource.initialize();
    await runMigrations(dataSource);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await drop?.();
  });
  return () => dataSource;
}
