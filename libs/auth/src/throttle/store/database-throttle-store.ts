/** Counts attempts in PostgreSQL, if Redis is not configured or is down. */
import { inStatement, inTransaction, readFrom } from '#database';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  countAttempt,
  type CounterWindow,
  findFullCounters,
  giveAttemptBack,
  removeCounters,
} from './counter.store.js';
import type { Counter, TakeResult, ThrottleStore } from './throttle-store.js';

/** Rolls the count on all counters back, because one of them is at its limit. */
class LimitReached extends Error {}

export class DatabaseThrottleStore implements ThrottleStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The count decides. The read before it avoids a write for each attempt of an attack. */
  async take(counters: readonly Counter[]): Promise<TakeResult> {
    for (;;) {
      const full = await readFrom(this.dataSource, (db) => findFullCounters(db, counters));
      if (full.length > 0) return { counted: false, full };
      const windows = await this.count(counters);
      if (windows) return { counted: true, giveBack: () => this.giveBack(windows) };
      // A concurrent attempt has reached the limit.
    }
  }

  async clear(keys: readonly string[]): Promise<void> {
    await inStatement(this.dataSource, (db) => removeCounters(db, keys));
  }

  /** The connections belong to the data source. */
  close(): void {}

  private async count(counters: readonly Counter[]): Promise<CounterWindow[] | undefined> {
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const windows = await countAttempt(db, counters, uuidv7());
        if (windows.length < counters.length) throw new LimitReached();
        return windows;
      });
    } catch (error) {
      if (error instanceof LimitReached) return undefined;
      throw error;
    }
  }

  private async giveBack(windows: readonly CounterWindow[]): Promise<void> {
    await inStatement(this.dataSource, (db) => giveAttemptBack(db, windows));
  }
}
