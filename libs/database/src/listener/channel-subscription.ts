/** One subscriber of a channel, and whether the notifications of the channel arrive. */
import type { Lease } from './lease.js';

export interface Subscriber {
  /** A transaction that ran `NOTIFY channel, payload` has committed. */
  notified(payload: string): void;
  /** Notifications may be missed from now on. */
  lost(): void;
  /** Notifications of all commits from now on arrive again; missed ones are not repeated. */
  back(): void;
}

export class ChannelSubscription {
  /** Whether PostgreSQL has confirmed the LISTEN on the current connection. */
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
