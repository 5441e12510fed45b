/** How a connection to PostgreSQL is made, for the apps, the commands and the tests alike. */
import type { DatabaseSettings } from '#config';
import { DataSource, type DataSourceOptions, type MixedList } from 'typeorm';
import { migrations } from './migrations/index.js';
import { withoutNamedStatements } from './prepared-query.js';
import { setSessionParameters } from './session-parameters.js';
import { SnakeCaseNaming } from './snake-case-naming.js';
import { driverTls } from './driver-tls.js';

export type Entities = MixedList<new () => object>;

export type ConnectionSettings = Pick<DatabaseSettings, 'url' | 'poolSize'> &
  Partial<Pick<DatabaseSettings, 'namedStatements' | 'tls'>>;

function dataSourceOptions(settings: ConnectionSettings, entities: Entities): DataSourceOptions {
  return {
    type: 'postgres',
    url: settings.url,
    ...driverTls(settings.url, settings.tls),
    entities: entities as NonNullable<DataSourceOptions['entities']>,
    migrations,
    migrationsTableName: 'schema_migrations',
    namingStrategy: new SnakeCaseNaming(),
    poolSize: settings.poolSize,
    // A caller waits at most this long for a connection, then gets its 503.
    connectTimeoutMS: 1500,
    applicationName: 'gatehouse',
    extra: { keepAlive: true, onConnect: setSessionParameters },
  };
}

export function createDataSource(settings: ConnectionSettings, entities: Entities): DataSource {
  const dataSource = new DataSource(dataSourceOptions(settings, entities));
  if (settings.namedStatements === false) withoutNamedStatements(dataSource);
  return dataSource;
}
