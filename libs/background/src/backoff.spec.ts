import { describe, expect, it } from 'vitest';
import { backoff } from './backoff.js';

describe('backoff', () => {
  it.each([
    [1, 100],
    [2, 200],
    [3, 400],
    [4, 500],
    [1000, 500],
  ])('after failure %i is %i, give or take a quarter', (failures, delay) => {
    for (let draw = 0; draw < 50; draw++) {
      const drawn = backoff(failures, { first: 100, longest: 500 });
      expect(drawn).toBeGreaterThanOrEqual(delay * 0.75);
      expect(drawn).toBeLessThanOrEqual(delay * 1.25);
    }
  });
});
