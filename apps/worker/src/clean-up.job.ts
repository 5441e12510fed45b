/** Each hour: deletes expired rows and files. Any number of workers may run it at the same time. */
import { ClearLeftovers } from '#auth/account';
import { PurgeEvents } from '#auth/event';
import { FlushExpired } from '#auth/clean-up';
import { BackgroundLoop, OutageLog } from '#background';
import { KafkaSettings } from '#config';
import { PurgeMail } from '#mail-queue';
import { PurgeImports, PurgeInvitations } from '#organisation';
import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';

/** Milliseconds. The first run follows soon after the start, so that a worker that restarts often cleans up, too. */
const timings = { initialPause: 60_000, interval: 3_600_000, pauseAfterFailure: 300_000 } as const;

@Injectable()
export class CleanUpJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('CleanUp');
  private readonly loop = new BackgroundLoop({
    run: async () => {
      await this.cleanUp();
      return timings.interval;
    },
    outage: new OutageLog(this.logger, {
      began: 'Expired rows cannot be deleted and accumulate',
      ended: 'Expired rows are deleted again',
    }),
    ...timings,
  });

  constructor(
    private readonly flushExpired: FlushExpired,
    private readonly purgeMail: PurgeMail,
    private readonly clearLeftovers: ClearLeftovers,
    private readonly purgeEvents: PurgeEvents,
    private readonly purgeImports: PurgeImports,
    private readonly purgeInvitations: PurgeInvitations,
    private readonly kafka: KafkaSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async cleanUp(): Promise<void> {
    const { sessions, refreshTokens, codes, securityEvents, throttles } = await this.flushExpired.execute();
    const mails = await this.purgeMail.execute();
    const invitations = await this.purgeInvitations.execute();
    const imports = await this.purgeImports.execute();
    const avatars = await this.clearLeftovers.execute();
    const { brokers, eventRetention: age } = this.kafka;
    const events = await this.purgeEvents.execute({ age, published: brokers.length > 0 });
    this.logger.log(
      `Deleted ${sessions} sessions, ${refreshTokens} refresh tokens, ${codes} codes, ` +
        `${securityEvents} security events, ${throttles} throttles, ${mails} mails, ${avatars} avatars, ` +
        `${invitations} invitations, ${imports} imports, ${events} events`,
    );
  }
}
