import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { prefetch } from './prefetch.js';

/** Work whose items the test ends one by one. */
function controlledWork() {
  const begun: number[] = [];
  const ends = new Map<number, { end: () => void; fail: (error: Error) => void }>();
  const work = (item: number) => {
    begun.push(item);
    return new Promise<string>((resolve, reject) =>
      ends.set(item, { end: () => resolve(`${item} done`), fail: reject }),
    );
  };
  return { begun, work, ends };
}

describe('prefetch', () => {
  it('yields results in order and begins at most one item ahead', async () => {
    const { begun, work, ends } = controlledWork();
    const results = prefetch([1, 2, 3, 4], work);
    const first = results.next();
    await pause();
    expect(begun).toEqual([1, 2]);
    ends.get(2)!.end();
    ends.get(1)!.end();
    expect((await first).value).toEqual([1, '1 done']);
    expect(begun).toEqual([1, 2]);
    expect((await results.next()).value).toEqual([2, '2 done']);
    expect(begun).toEqual([1, 2, 3]);
  });

  it('yields nothing for no items', async () => {
    expect((await prefetch([], controlledWork().work).next()).done).toBe(true);
  });

  it('waits for the running work when the consumer stops early', async () => {
    const { work, ends } = controlledWork();
    const results = prefetch([1, 2, 3], work);
    const first = results.next();
    ends.get(1)!.end();
    await first;
    let over = false;
    const end = results.return(undefined).then(() => (over = true));
    await pause(5);
    expect(over).toBe(false);
    ends.get(2)!.end();
    await end;
    expect([...ends.keys()]).toEqual([1, 2]);
  });

  it('throws the error of an item when its result is taken, not before', async () => {
    const { work, ends } = controlledWork();
    const results = prefetch([1, 2, 3], work);
    const first = results.next();
    ends.get(2)!.fail(new Error('two'));
    await pause(5);
    ends.get(1)!.end();
    expect((await first).value).toEqual([1, '1 done']);
    const second = results.next();
    ends.get(3)!.end();
    await expect(second).rejects.toThrow('two');
  });
});
