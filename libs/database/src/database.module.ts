/** Connects an app to PostgreSQL and makes the `DataSource` injectable. */
import type { DatabaseSettings } from '#config';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, type Entities } from './data-source.js';

@Module({})
export class DatabaseModule {
  /** A server waits a while at start for its database to come up. */
  static forRoot(settings: DatabaseSettings, entities: Entities): DynamicModule {
    const waiting = { retryAttempts: 20, retryDelay: 1000 };
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(settings, entities), ...waiting })],
    };
  }

  /** For commands: the one that runs connects by itself, so that help needs no database. */
  static forCommands(settings: DatabaseSettings, entities: Entities): DynamicModule {
    const options = { ...dataSourceOptions(settings, entities), manualInitialization: true };
    return { module: DatabaseModule, imports: [TypeOrmModule.forRoot(options)] };
  }
}
