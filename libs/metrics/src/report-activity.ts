/**
 * Every ten seconds, and at the end: adds the counts of this process to the hourly statistics, and reports that the app runs and
 * which of its servers it reaches. A process that is killed loses the counts of at most one interval. Decision 88.
 */
import { hostname } from 'node:os';
import { BackgroundLoop, OutageLog } from '#background';
import { productVersion } from '#config';
import { inStatement } from '#database';
import { HealthReport } from '#health';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type CountedActivity, takeActivity } from './activity-counters.js';
import { deleteInstance, type InstanceReported, reportInstance } from './activity.store.js';
import type { AppName } from './app-instance.entity.js';
import { reportInterval } from './report-interval.js';

/** Of the name of the app. */
export const APP_NAME = Symbol('APP_NAME');

interface Report {
  readonly instance: InstanceReported;
  readonly counts: readonly CountedActivity[];
}

@Injectable()
export class ReportActivity implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Statistics');
  private readonly id = uuidv7();
  private readonly startedAt = new Date();
  private reports = 0;
  /** Written again until it succeeds: its number makes a repetition add nothing. */
  private unwritten: Report | undefined;
  private readonly loop = new BackgroundLoop({
    run: async () => {
      await this.execute();
      return reportInterval * 1000;
    },
    outage: new OutageLog(this.logger, {
      began: 'Statistics cannot be written; counts wait in memory',
      ended: 'Statistics are written again',
    }),
    pauseAfterFailure: reportInterval * 1000,
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly health: HealthReport,
    @Inject(APP_NAME) private readonly app: AppName,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** Runs after the same hook of other modules, because the module is global: what they still did is counted. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    try {
      await this.execute();
      await inStatement(this.dataSource, (db) => deleteInstance(db, this.id));
    } catch (error) {
      this.logger.warn({ err: error, msg: 'The statistics of the last seconds are lost' });
    }
  }

  /** @throws CodedError `database.unavailable`; the counts are written by the next call */
  async execute(): Promise<void> {
    if (this.unwritten) await this.write(this.unwritten);
    await this.write({ instance: await this.describe(), counts: takeActivity() });
  }

  private async write(report: Report): Promise<void> {
    this.unwritten = report;
    await inStatement(this.dataSource, (db) => reportInstance(db, report.instance, report.counts));
    this.unwritten = undefined;
  }

  private async describe(): Promise<InstanceReported> {
    const [ready, noted] = await Promise.all([this.health.ask('ready'), this.health.ask('noted')]);
    this.reports += 1;
    return {
      id: this.id,
      app: this.app,
      version: productVersion,
      host: hostname().slice(0, 255),
      startedAt: this.startedAt,
      report: this.reports,
      checks: { ...ready.checks, ...noted.checks },
    };
  }
}
