/** Counts attempts in the primary store and, while that is down, in the fallback, so that logins stay possible and limited. */
import { OutageLog } from '#background';
import { Logger } from '@nestjs/common';
import type { Counter, TakeResult, ThrottleStore } from './throttle-store.js';

/** Milliseconds without attempts at the primary store after a failure, so that its time-outs do not delay every login. */
const retryInterval = 5000;

export class ThrottleStoreWithFallback implements ThrottleStore {
  private readonly outage = new OutageLog(new Logger('Throttle'), {
    began: 'Redis is down; attempts are counted in PostgreSQL',
    ended: 'Attempts are counted in Redis again',
  });
  private retryAt = 0;

  /** @param clock monotonic milliseconds */
  constructor(
    private readonly primary: ThrottleStore,
    private readonly fallback: ThrottleStore,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async take(counters: readonly Counter[]): Promise<TakeResult> {
    if (this.clock() < this.retryAt) return this.fallback.take(counters);
    try {
      const taken = await this.primary.take(counters);
      this.outage.succeeded();
      return taken;
    } catch (error) {
      this.outage.failed(error);
      this.retryAt = this.clock() + retryInterval;
      return this.fallback.take(counters);
    }
  }

  /** Clears both stores, because either may be used next. */
  async clear(keys: readonly string[]): Promise<void> {
    await Promise.all([this.fallback.clear(keys), this.primary.clear(keys)]);
  }

  close(): void {
    this.primary.close();
    this.fallback.close();
  }
}
