import { describe, expect, it } from 'vitest';
import { firstKnown, whenKnown } from './known.js';

const later = <T>(value: T) => Promise.resolve(value);

describe('what is known', () => {
  it('at once is there at once', () => {
    expect(whenKnown(1, (one) => one + 1)).toBe(2);
    expect(() =>
      whenKnown(1, () => {
        throw new Error('refused');
      }),
    ).toThrow('refused');
  });

  it('later is waited for', async () => {
    expect(await whenKnown(later(1), (one) => one + 1)).toBe(2);
    await expect(whenKnown(Promise.reject(new Error('away')), () => 1)).rejects.toThrow('away');
  });
});

describe('the first of several', () => {
  it.each([
    ['at once', (item: number) => (item > 1 ? item : undefined)],
    ['later', (item: number) => later(item > 1 ? item : undefined)],
    ['now at once, now later', (item: number) => (item > 1 ? item : later(undefined))],
  ])('is found, known %s', async (_, attempt) => {
    const tried: number[] = [];
    const noted = (item: number) => {
      tried.push(item);
      return attempt(item);
    };
    expect(await firstKnown([0, 1, 2, 3], noted)).toBe(2);
    expect(tried).toEqual([0, 1, 2]);
    expect(await firstKnown([0, 1], attempt)).toBeUndefined();
    expect(await firstKnown([], attempt)).toBeUndefined();
  });

  it('is looked for no further after a failure', async () => {
    const attempt = (item: number) => (item === 1 ? Promise.reject(new Error('away')) : later(undefined));
    await expect(firstKnown([0, 1, 2], attempt)).rejects.toThrow('away');
  });
});
