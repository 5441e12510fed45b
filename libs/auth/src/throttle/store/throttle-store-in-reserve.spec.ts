import { describe, expect, it } from 'vitest';
import { ThrottleStoreInReserve } from './throttle-store-in-reserve.js';
import type { Taken, ThrottleStore } from './throttle-store.js';

class CountingStore implements ThrottleStore {
  asked = 0;
  away = false;
  givenBack = 0;
  cleared: readonly string[] = [];
  closed = false;

  async take(): Promise<Taken> {
    this.asked += 1;
    if (this.away) throw new Error('away');
    return { counted: true, giveBack: async () => void (this.givenBack += 1) };
  }

  async clear(keys: readonly string[]): Promise<void> {
    if (this.away) throw new Error('away');
    this.cleared = keys;
  }

  close(): void {
    this.closed = true;
  }
}

function stores() {
  const [first, reserve] = [new CountingStore(), new CountingStore()];
  const time = { now: 1 };
  return { first, reserve, time, both: new ThrottleStoreInReserve(first, reserve, () => time.now) };
}

describe('a throttle store with a fallback', () => {
  it('counts in the first store while that answers', async () => {
    const { first, reserve, both } = stores();
    await both.take([]);
    expect([first.asked, reserve.asked]).toEqual([1, 0]);
  });

  it('counts in the fallback while the first is down, and tries the first only every five seconds', async () => {
    const { first, reserve, time, both } = stores();
    first.away = true;
    for (let attempt = 0; attempt < 3; attempt++) await both.take([]);
    expect([first.asked, reserve.asked]).toEqual([1, 3]);
    time.now += 5001;
    await both.take([]);
    expect([first.asked, reserve.asked]).toEqual([2, 4]);
  });

  it('returns to the first with the first attempt that it accepts', async () => {
    const { first, reserve, time, both } = stores();
    first.away = true;
    await both.take([]);
    first.away = false;
    time.now += 5001;
    await both.take([]);
    await both.take([]);
    expect([first.asked, reserve.asked]).toEqual([3, 1]);
  });

  it('gives an attempt back to the store where it was counted', async () => {
    const { first, reserve, both } = stores();
    const taken = await both.take([]);
    first.away = true;
    await both.take([]);
    if (taken.counted) await taken.giveBack();
    expect([first.givenBack, reserve.givenBack]).toEqual([1, 0]);
  });

  it('resets both, and reports when it cannot', async () => {
    const { first, reserve, both } = stores();
    await both.clear(['key']);
    expect([first.cleared, reserve.cleared]).toEqual([['key'], ['key']]);
    first.away = true;
    await expect(both.clear(['key'])).rejects.toThrow('away');
  });

  it('closes both', () => {
    const { first, reserve, both } = stores();
    both.close();
    expect([first.closed, reserve.closed]).toEqual([true, true]);
  });
});
