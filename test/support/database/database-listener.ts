/** Listens to the notifications of a database spec's database, as an app does. */
import { DatabaseListener, invalidateCachesOnCommit } from '#database';
import type { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { afterAll, beforeAll } from 'vitest';

/** @param database from an earlier call of `migratedDatabase` */
export function databaseListener(database: () => DataSource): () => DatabaseListener {
  let listener: DatabaseListener;
  beforeAll(() => {
    listener = new DatabaseListener({ url: (database().options as PostgresDataSourceOptions).url! });
    invalidateCachesOnCommit(database(), listener);
  });
  afterAll(() => listener.close());
  return () => listener;
}
