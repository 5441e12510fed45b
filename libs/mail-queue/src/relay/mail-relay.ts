/** Hands due mails of the outbox over to their delivery, each second; any number of relays may run. */
import { setTimeout as pause } from 'node:timers/promises';
import { MailSettings } from '#config';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimDue } from '../outbox/outbox-store.js';
import { MAIL_DISPATCHER, type MailDispatcher } from './mail-dispatcher.js';

/** Milliseconds between two looks at the outbox; shorter while the deliverers are merely busy. */
const interval = 1000;
const intervalWhileBusy = 100;

/** Milliseconds that running deliveries get at shutdown; one cut off comes due again by its lease. */
const patienceAtShutdown = 7000;

@Injectable()
export class MailRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('MailRelay');
  private readonly stopping = new AbortController();
  private polling: Promise<void> = Promise.resolve();
  private failing = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
    @Inject(MAIL_DISPATCHER) private readonly dispatcher: MailDispatcher,
  ) {}

  onApplicationBootstrap(): void {
    this.polling = this.poll();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.polling;
    await this.dispatcher.stop(patienceAtShutdown);
  }

  /** Hands over all that is due and fits. Returns whether mails may be left because the dispatcher is full. */
  async relay(): Promise<boolean> {
    for (;;) {
      const limit = this.dispatcher.capacity();
      if (limit === 0 || this.stopping.signal.aborted) return limit === 0;
      const mails = await claimDue(this.dataSource.manager, limit, this.settings.lease);
      if (mails.length > 0) await this.dispatcher.dispatch(mails);
      if (mails.length < limit) return false;
    }
  }

  private async poll(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const busy = await this.relayOrReport();
      await pause(busy ? intervalWhileBusy : interval, undefined, { signal }).catch(() => undefined);
    }
  }

  /** One line when it begins to fail and one when it works again, not one a second. */
  private async relayOrReport(): Promise<boolean> {
    try {
      const busy = await this.relay();
      if (this.failing) this.logger.log('Mails are handed over again');
      this.failing = false;
      return busy;
    } catch (error) {
      if (!this.failing) this.logger.warn({ msg: 'Mails wait in the outbox', err: error });
      this.failing = true;
      return false;
    }
  }
}
