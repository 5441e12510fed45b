/** The database of commands, with all entities. */
import { authEntities } from '#auth/entities';
import type { DatabaseSettings } from '#config';
import { CommandDatabaseModule } from '#database';
import { mailEntities } from '#mail-queue';
import { metricsEntities } from '#metrics';
import { organisationEntities } from '#organisation';
import type { DynamicModule } from '@nestjs/common';

export const commandDatabase = (settings: DatabaseSettings): DynamicModule =>
  CommandDatabaseModule.forRoot(settings, [
    ...authEntities,
    ...organisationEntities,
    ...mailEntities,
    ...metricsEntities,
  ]);
