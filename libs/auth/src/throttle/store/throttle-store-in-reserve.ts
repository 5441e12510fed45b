/** Counts in the first store and, while that is down, in the second, so that logins stay possible and limited. */
import { OutageLog } from '#background';
import { Logger } from '@nestjs/common';
import type { Counter, Taken, ThrottleStore } from './throttle-store.js';

/** Milliseconds after a failure in which the first store is not used, so that a hanging one does not slow each login. */
const rest = 5000;

export class ThrottleStoreInReserve implements ThrottleStore {
  private readonly outage = new OutageLog(new Logger('Throttle'), {
    began: 'Redis is away: attempts are counted in PostgreSQL',
    ended: 'Attempts are counted in Redis again',
  });
  private askedAgainAt = 0;

  /** @param clock monotonic milliseconds */
  constructor(
    private readonly first: ThrottleStore,
    private readonly reserve: ThrottleStore,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async take(counters: readonly Counter[]): Promise<Taken> {
    if (this.clock() < this.askedAgainAt) return this.reserve.take(counters);
    try {
      const taken = await this.first.take(counters);
      this.outage.succeeded();
      return taken;
    } catch (error) {
      this.outage.failed(error);
      this.askedAgainAt = this.clock() + rest;
      return this.reserve.take(counters);
    }
  }

  /** In both, because the other one may be used later. */
  async clear(keys: readonly string[]): Promise<void> {
    await Promise.all([this.reserve.clear(keys), this.first.clear(keys)]);
  }

  close(): void {
    this.first.close();
    this.reserve.close();
  }
}
