/**
 * Renews the leases of this process' running deliveries every third of a lease, in one statement for all. A killed process
 * renews nothing, so its mails come due again.
 */
import { BackgroundLoop, OutageLog } from '#background';
import { MailSettings } from '#config';
import { inStatement } from '#database';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Delivery, renewDeliveries } from '../outbox/outbox.store.js';

@Injectable()
export class DeliveryLeases {
  private readonly running = new Set<Delivery>();
  private loop: BackgroundLoop | undefined;
  /** A mail whose lease expires may be sent twice, with the same Message-ID. */
  private readonly outage = new OutageLog(new Logger('Mail'), {
    began: 'Leases of running deliveries cannot be renewed: mails may be sent twice',
    ended: 'Leases of running deliveries are renewed again',
  });

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
  ) {}

  /** Renews the lease of this delivery until `work` has ended. */
  async during<T>(delivery: Delivery, work: () => Promise<T>): Promise<T> {
    this.running.add(delivery);
    this.loop ??= this.startRenewing();
    try {
      return await work();
    } finally {
      this.running.delete(delivery);
      if (this.running.size === 0) this.stopRenewing();
    }
  }

  private startRenewing(): BackgroundLoop {
    const interval = (this.settings.lease * 1000) / 3;
    const run = async () => {
      const running = [...this.running];
      await inStatement(this.dataSource, (db) => renewDeliveries(db, running, this.settings.lease));
      return interval;
    };
    const { outage } = this;
    const loop = new BackgroundLoop({ run, outage, initialPause: interval, pauseAfterFailure: interval });
    loop.start();
    return loop;
  }

  private stopRenewing(): void {
    void this.loop?.stop();
    this.loop = undefined;
  }
}
