/**
 * Keeps the leases of this process' running deliveries alive, however long a delivery takes: one statement for all of them,
 * each third of a lease. A killed process renews nothing, so its mails come due again.
 */
import { MailSettings } from '#config';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Delivery, renewDeliveries } from '../outbox/outbox-store.js';

@Injectable()
export class DeliveryLeases {
  private readonly logger = new Logger('Mail');
  private readonly running = new Set<Delivery>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: MailSettings,
  ) {}

  /** Renews the lease of this delivery until `work` has ended. */
  async during<T>(delivery: Delivery, work: () => Promise<T>): Promise<T> {
    this.running.add(delivery);
    this.timer ??= setInterval(() => void this.renew(), (this.settings.lease * 1000) / 3).unref();
    try {
      return await work();
    } finally {
      this.running.delete(delivery);
      if (this.running.size === 0) this.rest();
    }
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** A lease that runs out may send its mail twice, with the same Message-ID. */
  private async renew(): Promise<void> {
    try {
      await renewDeliveries(this.dataSource.manager, [...this.running], this.settings.lease);
    } catch (error) {
      this.logger.warn({ msg: 'Leases of running deliveries could not be renewed', err: error });
    }
  }
}
