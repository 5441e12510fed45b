/** Connects an app to PostgreSQL and makes the `DataSource` and the `DatabaseListener` injectable. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSettings } from '#config';
import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { checkSchema } from './check-schema.js';
import { connect } from './connect.js';
import { createDataSource, type Entities } from './data-source.js';
import { invalidateCachesOnCommit } from './in-transaction.js';
import { DatabaseListener } from './listener/database-listener.js';
import { databaseIdentity } from './listener/listening-connection.js';

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    dataSource: DataSource,
    private readonly listener: DatabaseListener,
  ) {
    invalidateCachesOnCommit(dataSource, listener);
  }

  static forRoot(settings: DatabaseSettings, entities: Entities): DynamicModule {
    const { url, listenUrl, tls } = settings;
    const address = { url: listenUrl, tls };
    const listener = (dataSource: DataSource) =>
      listenUrl === url
        ? new DatabaseListener(address)
        : new DatabaseListener(address, () => identityOf(dataSource));
    // TypeOrmModule expects one name per data source of a process. The standalone app has three.
    const name = randomUUID();
    const connection = TypeOrmModule.forRootAsync({
      name,
      // `connect` waits for the database, and logs what it waits for.
      useFactory: () => ({ type: 'postgres', toRetry: () => false }),
      dataSourceFactory: () =>
        connected(createDataSource(settings, entities, settings.answerTimeout), settings),
    });
    const providers = [
      { provide: DataSource, useExisting: getDataSourceToken(name) },
      { provide: DatabaseListener, useFactory: listener, inject: [DataSource] },
    ];
    return { module: DatabaseModule, global: true, imports: [connection], providers, exports: providers };
  }

  /** TypeOrmModule closes the connections of the data source. */
  async onApplicationShutdown(): Promise<void> {
    await this.listener.close();
  }
}

async function identityOf(dataSource: DataSource): Promise<string | undefined> {
  const [row] = await dataSource.query<{ identity: string }[]>(databaseIdentity);
  return row?.identity;
}

async function connected(dataSource: DataSource, settings: DatabaseSettings): Promise<DataSource> {
  await connect(dataSource, settings);
  try {
    await checkSchema(dataSource, settings.url);
    return dataSource;
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
