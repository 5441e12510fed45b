/** Each hour: removes what has expired. Several workers may do it at once, each finds what the others left. */
import { ClearLeftovers } from '#auth/account';
import { FlushExpired } from '#auth/session';
import { PurgeEvents } from '#auth/event';
import { KafkaSettings } from '#config';
import { PurgeMail } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { missedRun } from './missed-run.js';

@Injectable()
export class CleanUpJob {
  private readonly logger = new Logger('CleanUp');

  constructor(
    private readonly flushExpired: FlushExpired,
    private readonly purgeMail: PurgeMail,
    private readonly clearLeftovers: ClearLeftovers,
    private readonly purgeEvents: PurgeEvents,
    private readonly kafka: KafkaSettings,
  ) {}

  /** A failure is logged by the scheduler and mended by the next hour. */
  @Cron(CronExpression.EVERY_HOUR, { waitForCompletion: true, threshold: missedRun })
  async run(): Promise<void> {
    const { sessions, refreshTokens, codes, securityEvents, throttles } = await this.flushExpired.execute();
    const mails = await this.purgeMail.execute();
    const avatars = await this.clearLeftovers.execute();
    const { brokers, eventRetention: age } = this.kafka;
    const events = await this.purgeEvents.execute({ age, published: brokers.length > 0 });
    this.logger.log(
      `Removed ${sessions} sessions, ${refreshTokens} refresh tokens, ${codes} codes, ` +
        `${securityEvents} security events, ${throttles} throttles, ${mails} mails, ${avatars} avatars, ` +
        `${events} events`,
    );
  }
}
