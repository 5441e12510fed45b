/** Counts in PostgreSQL: where there is no Redis, and while Redis is away. */
import { inStatement, inTransaction, readFrom } from '#database';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  countAttempt,
  type CounterWindow,
  fullCounters,
  giveAttemptBack,
  removeCounters,
} from './counter.store.js';
import type { Counter, Taken, ThrottleStore } from './throttle-store.js';

/** Undoes what was counted on some of the counters when another one is at its limit. */
class SomeAreFull extends Error {}

export class DatabaseThrottleStore implements ThrottleStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The read before the count only saves work under attack; the count decides. */
  async take(counters: readonly Counter[]): Promise<Taken> {
    for (;;) {
      const full = await readFrom(this.dataSource, (db) => fullCounters(db, counters));
      if (full.length > 0) return { counted: false, full };
      const windows = await this.count(counters);
      if (windows) return { counted: true, giveBack: () => this.giveBack(windows) };
      // Another attempt has reached the limit meanwhile.
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
        if (windows.length < counters.length) throw new SomeAreFull();
        return windows;
      });
    } catch (error) {
      if (error instanceof SomeAreFull) return undefined;
      throw error;
    }
  }

  private async giveBack(windows: readonly CounterWindow[]): Promise<void> {
    await inStatement(this.dataSource, (db) => giveAttemptBack(db, windows));
  }
}
