/** Exposes the metrics of the app when it starts. */
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AppName } from './app-instance.entity.js';
import { exposeMetricsOf } from './exposition.js';
import { APP_NAME } from './report-activity.js';

@Injectable()
export class ExposeMetrics implements OnModuleInit {
  constructor(@Inject(APP_NAME) private readonly app: AppName) {}

  onModuleInit(): Promise<void> {
    return exposeMetricsOf(this.app);
  }
}
