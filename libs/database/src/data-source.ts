/** How a connection to PostgreSQL is made, for the apps, the commands and the tests alike. */
import type { DatabaseSettings } from '#config';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { migrations } from './migrations/index.js';
import { SnakeCaseNaming } from './snake-case-naming.js';

type PoolSettings = Pick<DatabaseSettings, 'url' | 'poolSize'>;

export type Entities = MixedList<new () => object>;

function dataSourceOptions(settings: PoolSettings, entities: Entities): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.url,
    entities: entities as NonNullable<DataSourceOptions['entities']>,
    migrations,
    migrationsTableName: 'schema_migrations',
    namingStrategy: new SnakeCaseNaming(),
    poolSize: settings.poolSize,
    // A caller waits at most this long for a connection, then gets its 503.
    connectTimeoutMS: 1500,
    applicationName: 'gatehouse',
    extra: { keepAlive: true },
  };
}

export function createDataSource(settings: PoolSettings, entities: Entities): DataSource {
  return new DataSource(dataSourceOptions(settings, entities));
}
