/** Writes what an app counts, and exposes its metrics. Commands count without it, see `writeActivity`. */
import type { MetricsSettings } from '#config';
import { HealthModule } from '#health';
import { type DynamicModule, Module } from '@nestjs/common';
import type { AppName } from './app-instance.entity.js';
import { ExposeMetrics } from './expose-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsServer } from './metrics-server.js';
import { PoolMetrics } from './pool-metrics.js';
import { APP_NAME, ReportActivity } from './report-activity.js';

@Module({})
export class MetricsModule {
  static forApp(app: AppName, { isOn }: MetricsSettings): DynamicModule {
    // The port of the gateway is public.
    const isOnHealthPort = isOn && app !== 'gateway';
    return {
      module: MetricsModule,
      // See `ReportActivity.beforeApplicationShutdown`.
      global: true,
      imports: [HealthModule],
      controllers: isOnHealthPort ? [MetricsController] : [],
      providers: [
        { provide: APP_NAME, useValue: app },
        ReportActivity,
        ...(isOn ? [ExposeMetrics, MetricsServer, PoolMetrics] : []),
      ],
    };
  }
}
