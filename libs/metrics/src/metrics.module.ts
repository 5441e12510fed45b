/** Writes what an app counts. Commands count without it, see `writeActivity`. */
import { HealthModule } from '#health';
import { type DynamicModule, Module } from '@nestjs/common';
import type { AppName } from './app-instance.entity.js';
import { APP_NAME, ReportActivity } from './report-activity.js';

@Module({})
export class MetricsModule {
  static forApp(app: AppName): DynamicModule {
    return {
      module: MetricsModule,
      // See `ReportActivity.beforeApplicationShutdown`.
      global: true,
      imports: [HealthModule],
      providers: [{ provide: APP_NAME, useValue: app }, ReportActivity],
    };
  }
}
