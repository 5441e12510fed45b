/**
 * How long what is remembered may be trusted: PostgreSQL renews the promise with each heartbeat it answers. A half-open
 * connection, a stopped server and a stalled event loop end it by themselves.
 */

/** Milliseconds after the sending of a heartbeat for which its answer keeps the lease. */
export const term = 750;

/** Milliseconds after which a lease nobody asks for needs no renewal. */
const quiet = 5_000;

/** The monotonic clock stands still while a machine sleeps, the other may be set; a lease wants both to be young. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

export const thisMoment = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });

export class Lease {
  private sent: Moment | undefined;
  /** Seconds to add to this process' monotonic clock; the answer was on its way, so the sum is rather late than early. */
  private ahead = 0;
  private askedAt = -Infinity;
  private wake: (() => void) | undefined;

  /**
   * @param sent when the heartbeat was sent: whatever was committed before that has been delivered by now
   * @param databaseTime seconds since the epoch, by the database's clock when it answered
   */
  renew(sent: Moment, databaseTime: number): void {
    this.sent = sent;
    this.ahead = databaseTime - sent.monotonic / 1000;
  }

  end(): void {
    this.sent = undefined;
  }

  get fresh(): boolean {
    const { sent } = this;
    const now = performance.now();
    this.askedAt = now;
    this.wake?.();
    return sent !== undefined && now - sent.monotonic < term && Math.abs(Date.now() - sent.wall) < term;
  }

  /** Whether somebody has asked of late whether it is fresh. */
  get inUse(): boolean {
    return performance.now() - this.askedAt < quiet;
  }

  /** @param wake called when somebody next asks, once: a lease that was let run out is to be renewed at once then */
  onceAsked(wake: () => void): void {
    this.wake = () => {
      this.wake = undefined;
      wake();
    };
  }

  /**
   * The database's clock in seconds since the epoch, never earlier than it really is: what is not over by this time is
   * not over. Means something while the lease is fresh.
   */
  latestDatabaseTime(): number {
    return this.ahead + performance.now() / 1000;
  }
}
