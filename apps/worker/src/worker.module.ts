/** Mail delivery, event publication and scheduled jobs. */
import { AccountModule } from '#auth/account';
import { CleanUpModule } from '#auth/clean-up';
import { SessionModule } from '#auth/session';
import { TokenModule } from '#auth/token';
import { EventModule } from '#auth/event';
import { AuditModule } from '#auth/audit';
import { organisationEntities, OrganisationModule } from '#organisation';
import { authEntities } from '#auth/entities';
import { type Settings, SettingsModule } from '#config';
import { DatabaseModule } from '#database';
import { HealthController, HealthModule } from '#health';
import { MailDeliveryModule, mailEntities } from '#mail-queue';
import { metricsEntities, MetricsModule } from '#metrics';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccountRequestsJob } from './account-requests.job.js';
import { CleanUpJob } from './clean-up.job.js';
import { BacklogMetrics } from './backlog-metrics.js';
import { ImportsJob } from './imports.job.js';
import { SigningKeysJob } from './signing-keys.job.js';
import { WaitingCompaniesJob } from './waiting-companies.job.js';
import { EventRelayModule } from './event/event-relay.module.js';

const modules = [
  AuditModule,
  EventModule,
  TokenModule,
  SessionModule,
  AccountModule,
  CleanUpModule,
  OrganisationModule,
];

@Module({})
export class WorkerModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        SettingsModule.forRoot(settings),
        DatabaseModule.forRoot(settings.database, [
          ...authEntities,
          ...organisationEntities,
          ...mailEntities,
          ...metricsEntities,
        ]),
        ...modules,
        MailDeliveryModule.forRoot(settings),
        EventRelayModule.forRoot(settings),
        HealthModule,
        MetricsModule.forApp('worker', settings.metrics),
      ],
      controllers: [HealthController],
      providers: [
        BacklogMetrics,
        AccountRequestsJob,
        CleanUpJob,
        ImportsJob,
        SigningKeysJob,
        WaitingCompaniesJob,
      ],
    };
  }
}
