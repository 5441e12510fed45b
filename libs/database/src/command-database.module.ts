/** The database of commands: a command connects when it runs, so that `--help` needs no database. Commands do not listen to notifications. */
import type { DatabaseSettings } from '#config';
import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createDataSource, type Entities } from './data-source.js';
import { invalidateCachesOnCommit } from './in-transaction.js';
import { DatabaseListener } from './listener/database-listener.js';

@Module({})
export class CommandDatabaseModule {
  constructor(dataSource: DataSource, listener: DatabaseListener) {
    invalidateCachesOnCommit(dataSource, listener);
  }

  static forRoot(settings: DatabaseSettings, entities: Entities): DynamicModule {
    const providers = [
      { provide: DataSource, useFactory: () => createDataSource(settings, entities) },
      { provide: DatabaseListener, useFactory: () => new DatabaseListener(undefined) },
    ];
    return { module: CommandDatabaseModule, global: true, providers, exports: providers };
  }
}
