/** Connects an app to PostgreSQL and makes the `DataSource` and the `DatabaseListener` injectable. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseSettings } from '#config';
import { type DynamicModule, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type Entities } from './data-source.js';
import { hearOwnTransactions } from './in-transaction.js';
import { DatabaseListener } from './listener/database-listener.js';
import { isUnavailable } from './sql-states.js';

/** A server waits this long at start for its database to come up. */
const tries = 30;
const secondsBetween = 1;

@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listener: DatabaseListener,
  ) {
    hearOwnTransactions(dataSource, listener);
  }

  static forRoot(settings: DatabaseSettings, entities: Entities): DynamicModule {
    const listener = () => new DatabaseListener(settings.url);
    return provide(() => connected(createDataSource(settings, entities)), listener);
  }

  /** For commands: the one that runs connects by itself, so that help needs no database; none listens. */
  static forCommands(settings: DatabaseSettings, entities: Entities): DynamicModule {
    return provide(
      () => createDataSource(settings, entities),
      () => new DatabaseListener(undefined),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.listener.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

function provide(
  dataSource: () => DataSource | Promise<DataSource>,
  listener: () => DatabaseListener,
): DynamicModule {
  const providers = [
    { provide: DataSource, useFactory: dataSource },
    { provide: DatabaseListener, useFactory: listener },
  ];
  return { module: DatabaseModule, global: true, providers, exports: providers };
}

async function connected(dataSource: DataSource): Promise<DataSource> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.initialize();
    } catch (error) {
      if (!isUnavailable(error) || attempt === tries) throw error;
      if (attempt === 1) new Logger('Database').warn('The database cannot be reached yet; trying again');
      await pause(secondsBetween * 1000);
    }
  }
}
