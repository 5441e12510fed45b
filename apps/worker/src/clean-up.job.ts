/** Each hour: deletes expired rows and files. Any number of workers may run it at the same time. */
import { ClearLeftovers } from '#auth/account';
import { PurgeEvents } from '#auth/event';
import { FlushExpired } from '#auth/clean-up';
import { OutageLog } from '#background';
import { KafkaSettings } from '#config';
import { PurgeMail } from '#mail-queue';
import { PurgeImports, PurgeInvitations } from '#organisation';
import { Injectable, Logger } from '@nestjs/common';
import { RepeatedJob } from './repeated-job.js';

/** Milliseconds. The first run follows soon after the start, so that a worker that restarts often cleans up, too. */
const timings = { initialPause: 60_000, interval: 3_600_000, pauseAfterFailure: 300_000 } as const;

const logger = new Logger('CleanUp');

@Injectable()
export class CleanUpJob extends RepeatedJob {
  constructor(
    private readonly flushExpired: FlushExpired,
    private readonly purgeMail: PurgeMail,
    private readonly clearLeftovers: ClearLeftovers,
    private readonly purgeEvents: PurgeEvents,
    private readonly purgeImports: PurgeImports,
    private readonly purgeInvitations: PurgeInvitations,
    private readonly kafka: KafkaSettings,
  ) {
    super({
      outage: new OutageLog(logger, {
        began: 'Expired rows cannot be deleted and accumulate',
        ended: 'Expired rows are deleted again',
      }),
      ...timings,
    });
  }

  protected async run(): Promise<number> {
    const { sessions, refreshTokens, codes, securityEvents, throttles } = await this.flushExpired.execute();
    const mails = await this.purgeMail.execute();
    const invitations = await this.purgeInvitations.execute();
    const imports = await this.purgeImports.execute();
    const avatars = await this.clearLeftovers.execute();
    const { brokers, eventRetention: age } = this.kafka;
    const events = await this.purgeEvents.execute({ age, published: brokers.length > 0 });
    logger.log(
      `Deleted ${sessions} sessions, ${refreshTokens} refresh tokens, ${codes} codes, ` +
        `${securityEvents} security events, ${throttles} throttles, ${mails} mails, ${avatars} avatars, ` +
        `${invitations} invitations, ${imports} imports, ${events} events`,
    );
    return timings.interval;
  }
}
