import { describe, expect, it } from 'vitest';
import { ThrottleStoreWithFallback } from './throttle-store-with-fallback.js';
import type { TakeResult, ThrottleStore } from './throttle-store.js';

class CountingStore implements ThrottleStore {
  calls = 0;
  isDown = false;
  givenBack = 0;
  cleared: readonly string[] = [];
  closed = false;

  async take(): Promise<TakeResult> {
    this.calls += 1;
    if (this.isDown) throw new Error('down');
    return { counted: true, giveBack: async () => void (this.givenBack += 1) };
  }

  async clear(keys: readonly string[]): Promise<void> {
    if (this.isDown) throw new Error('down');
    this.cleared = keys;
  }

  close(): void {
    this.closed = true;
  }
}

function stores() {
  const [primary, fallback] = [new CountingStore(), new CountingStore()];
  const time = { now: 1 };
  return { primary, fallback, time, both: new ThrottleStoreWithFallback(primary, fallback, () => time.now) };
}

describe('a throttle store with a fallback', () => {
  it('counts in the primary store while that responds', async () => {
    const { primary, fallback, both } = stores();
    await both.take([]);
    expect([primary.calls, fallback.calls]).toEqual([1, 0]);
  });

  it('counts in the fallback while the primary is down, and tries the primary every five seconds', async () => {
    const { primary, fallback, time, both } = stores();
    primary.isDown = true;
    for (let attempt = 0; attempt < 3; attempt++) await both.take([]);
    expect([primary.calls, fallback.calls]).toEqual([1, 3]);
    time.now += 5001;
    await both.take([]);
    expect([primary.calls, fallback.calls]).toEqual([2, 4]);
  });

  it('returns to the primary as soon as that responds', async () => {
    const { primary, fallback, time, both } = stores();
    primary.isDown = true;
    await both.take([]);
    primary.isDown = false;
    time.now += 5001;
    await both.take([]);
    await both.take([]);
    expect([primary.calls, fallback.calls]).toEqual([3, 1]);
  });

  it('gives an attempt back to the store where it was counted', async () => {
    const { primary, fallback, both } = stores();
    const taken = await both.take([]);
    primary.isDown = true;
    await both.take([]);
    if (taken.counted) await taken.giveBack();
    expect([primary.givenBack, fallback.givenBack]).toEqual([1, 0]);
  });

  it('clears both stores, and throws if one is down', async () => {
    const { primary, fallback, both } = stores();
    await both.clear(['key']);
    expect([primary.cleared, fallback.cleared]).toEqual([['key'], ['key']]);
    primary.isDown = true;
    await expect(both.clear(['key'])).rejects.toThrow('down');
  });

  it('closes both stores', () => {
    const { primary, fallback, both } = stores();
    both.close();
    expect([primary.closed, fallback.closed]).toEqual([true, true]);
  });
});
