import { afterEach, describe, expect, it, vi } from 'vitest';
import { backoff } from './backoff.js';

const middle = (attempt: number, longest?: number) => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  return backoff(attempt, longest);
};

describe('backoff', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('begins at 5 seconds, doubles with each attempt and ends at an hour', () => {
    expect([1, 2, 3, 4, 10, 11, 500].map((attempt) => middle(attempt))).toEqual([
      5, 10, 20, 40, 2560, 3600, 3600,
    ]);
  });

  it('ends at a lower limit where one is given', () => {
    expect([1, 6, 7, 8].map((attempt) => middle(attempt, 300))).toEqual([5, 160, 300, 300]);
  });

  it('is spread by a quarter to either side', () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0).mockReturnValueOnce(1);
    expect([backoff(3), backoff(3)]).toEqual([15, 25]);
  });
});
