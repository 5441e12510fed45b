/** Without Redis: delivers right here, a bounded number at a time. */
import { withTimeout } from '#background';
import { Injectable, Logger } from '@nestjs/common';
import { DeliverMail } from '../delivery/deliver-mail.js';
import { sendsAtOnce } from '../delivery/domain-slots.js';
import type { ClaimedMail } from '../outbox/outbox.store.js';
import type { MailDispatcher } from './mail-dispatcher.js';

@Injectable()
export class InProcessDispatcher implements MailDispatcher {
  private readonly logger = new Logger('Mail');
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly deliverMail: DeliverMail) {}

  capacity(): number {
    return sendsAtOnce - this.running.size;
  }

  async dispatch(mails: readonly ClaimedMail[]): Promise<void> {
    for (const { id } of mails) {
      const delivery: Promise<void> = this.deliver(id).finally(() => this.running.delete(delivery));
      this.running.add(delivery);
    }
  }

  async stop(patience: number): Promise<void> {
    await withTimeout(patience, Promise.all(this.running), 'a delivery is still running').catch(
      () => undefined,
    );
  }

  private async deliver(id: string): Promise<void> {
    try {
      await this.deliverMail.execute(id);
    } catch (error) {
      this.logger.warn({ msg: `Mail ${id} could not be delivered now and comes due again`, err: error });
    }
  }
}
