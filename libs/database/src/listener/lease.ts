/**
 * How long caches may be trusted. Each answered heartbeat of PostgreSQL renews the lease; it expires on a half-open connection, with a
 * stopped server and during a stalled event loop.
 */

/** Milliseconds for which the answer to a heartbeat renews the lease, counted from the sending. */
export const term = 750;

/** Milliseconds after the last read of a lease for which it is renewed. */
const quiet = 5_000;

/** The monotonic clock stops while a machine sleeps, and the wall clock may be set, so a lease checks both. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

export const thisMoment = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });

export class Lease {
  private sent: Moment | undefined;
  /** Seconds to add to this process' monotonic clock; the sum is late by the travel time of the answer, never early. */
  private ahead = 0;
  private askedAt = -Infinity;
  private wake: (() => void) | undefined;

  /**
   * @param sent when the heartbeat was sent: all notifications committed before that have been delivered by now
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

  /** Whether `fresh` was read within the last five seconds. */
  get inUse(): boolean {
    return performance.now() - this.askedAt < quiet;
  }

  /** @param wake called once, at the next read of `fresh`: an expired lease is renewed immediately then */
  onceAsked(wake: () => void): void {
    this.wake = () => {
      this.wake = undefined;
      wake();
    };
  }

  /**
   * The database's clock in seconds since the epoch, never earlier than the actual time, so that nothing expired
   * counts as live. Valid only while the lease is fresh.
   */
  latestDatabaseTime(): number {
    return this.ahead + performance.now() / 1000;
  }
}
