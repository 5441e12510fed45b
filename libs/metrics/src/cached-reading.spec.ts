import { describe, expect, it } from 'vitest';
import { CachedReading } from './cached-reading.js';

/** Loads that the test settles. */
function heldLoads() {
  const loads: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const load = () => new Promise<number>((resolve, reject) => loads.push({ resolve, reject }));
  return { loads, load };
}

describe('a cached reading', () => {
  it('is shared by scrapes at the same time and serves until its lifetime is over', async () => {
    const { loads, load } = heldLoads();
    const reading = new CachedReading('Ages', load, { lifetime: 60_000 });
    const scrapes = Promise.all([reading.get(), reading.get()]);
    loads[0]!.resolve(7);
    expect(await scrapes).toEqual([7, 7]);
    expect(await reading.get()).toBe(7);
    expect(loads).toHaveLength(1);
  });

  it('is absent when it fails, and the next scrape after the lifetime reads again', async () => {
    const { loads, load } = heldLoads();
    const reading = new CachedReading('Ages', load, { lifetime: 0 });
    const failed = reading.get();
    loads[0]!.reject(new Error('the database is away'));
    expect(await failed).toBeUndefined();
    const next = reading.get();
    loads[1]!.resolve(3);
    expect(await next).toBe(3);
  });

  it('that hangs lets scrapes end without it, and starts no second one beside it', async () => {
    const { loads, load } = heldLoads();
    const reading = new CachedReading('Ages', load, { lifetime: 0, patience: 1 });
    expect(await Promise.all([reading.get(), reading.get()])).toEqual([undefined, undefined]);
    expect(await reading.get()).toBeUndefined();
    expect(loads).toHaveLength(1);
    loads[0]!.resolve(5);
    expect(await reading.get()).toBe(5);
  });
});
