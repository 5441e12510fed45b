/** The channels a subscriber listens to, and whether their notifications are known to arrive. */
import type { Lease } from './lease.js';

export interface Subscriber {
  /** A transaction that said `NOTIFY channel, payload` has committed. */
  notified(payload: string): void;
  /** Notifications may go missing from here on. */
  lost(): void;
  /** They arrive again, for everything that is committed from here on; what was missed is never told. */
  back(): void;
}

export class Subscription {
  /** Whether PostgreSQL has confirmed the LISTEN on the connection of now. */
  private listening = false;

  constructor(
    readonly channel: string,
    private readonly subscriber: Subscriber,
    private readonly lease: Lease,
  ) {}

  /** Whether all notifications that were committed until less than a second ago have been delivered. */
  get fresh(): boolean {
    return this.listening && this.lease.fresh;
  }

  /** As `Lease.latestDatabaseTime`. */
  latestDatabaseTime(): number {
    return this.lease.latestDatabaseTime();
  }

  notify(payload: string): void {
    this.subscriber.notified(payload);
  }

  begin(): void {
    if (this.listening) return;
    this.listening = true;
    this.subscriber.back();
  }

  end(): void {
    if (!this.listening) return;
    this.listening = false;
    this.subscriber.lost();
  }
}
