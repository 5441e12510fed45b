/** Claims the due mails of the outbox four times a second and passes them to the dispatcher. Any number of relays may run. */
import { BackgroundLoop, OutageLog } from '#background';
import { MailSettings } from '#config';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimDue } from '../outbox/outbox.store.js';
import { MAIL_DISPATCHER, type MailDispatcher } from './mail-dispatcher.js';

/** Milliseconds between two queries of the outbox; shorter while the dispatcher is full. */
const interval = 250;
const intervalWhileFull = 100;

/** Milliseconds that running deliveries get at shutdown. A mail whose delivery is cut off is due again when its lease expires. */
const patienceAtShutdown = 7000;

@Injectable()
export class MailRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new BackgroundLoop({
    run: async (stopping) => ((await this.relay(stopping)) ? intervalWhileFull : interval),
    outage: new OutageLog(new Logger('MailRelay'), {
      began: 'Mails wait in the outbox',
      ended: 'Mails are handed over again',
    }),
    pauseAfterFailure: interval,
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
    @Inject(MAIL_DISPATCHER) private readonly dispatcher: MailDispatcher,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.dispatcher.stop(patienceAtShutdown);
  }

  /** Dispatches due mails up to the capacity of the dispatcher. @returns whether the dispatcher is full */
  private async relay(stopping: AbortSignal): Promise<boolean> {
    for (;;) {
      const limit = this.dispatcher.capacity();
      if (limit === 0 || stopping.aborted) return limit === 0;
      const mails = await claimDue(this.dataSource.manager, limit, this.settings.lease);
      if (mails.length > 0) await this.dispatcher.dispatch(mails);
      if (mails.length < limit) return false;
    }
  }
}
