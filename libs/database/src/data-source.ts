/** How a connection to PostgreSQL is made, for the apps, the commands and the tests alike. */
import { Socket } from 'node:net';
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

function dataSourceOptions(
  settings: ConnectionSettings,
  entities: Entities,
  answerTimeout: number | undefined,
): DataSourceOptions {
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
    extra: {
      keepAlive: true,
      onConnect: setSessionParameters,
      ...(answerTimeout !== undefined && { stream: () => limitedSocket(answerTimeout) }),
    },
  };
}

/**
 * Ends a connection that stays silent. TCP notices a vanished server only after 15 minutes; until then its connections would
 * keep their requests, and all look-ups of a batch, waiting. The pool closes idle connections earlier.
 */
function limitedSocket(seconds: number): Socket {
  const socket = new Socket();
  const error = () => new Error(`Connection terminated: PostgreSQL did not answer for ${seconds} s`);
  return socket.setTimeout(seconds * 1000, () => socket.destroy(error()));
}

/** @param answerTimeout seconds of silence after which a connection ends; left out, as in commands: a statement may take any time */
export function createDataSource(
  settings: ConnectionSettings,
  entities: Entities,
  answerTimeout?: number,
): DataSource {
  const dataSource = new DataSource(dataSourceOptions(settings, entities, answerTimeout));
  if (settings.namedStatements === false) withoutNamedStatements(dataSource);
  return dataSource;
}
