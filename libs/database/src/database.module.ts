/** Connects an app to PostgreSQL and makes the `DataSource` injectable. */
import type { DatabaseSettings } from '#config';
import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, type Entities } from './data-source.js';

@Module({})
export class DatabaseModule {
  static forRoot(settings: DatabaseSettings, entities: Entities): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(settings, entities),
          retryAttempts: 20,
          retryDelay: 1000,
        }),
      ],
    };
  }
}
