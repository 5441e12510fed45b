import { describe, expect, it } from 'vitest';
import { rankTest } from './rank-test.js';

const ramp = (count: number, shift = 0) => Array.from({ length: count }, (_, at) => at * 2 + shift);

describe('the rank test', () => {
  it('finds no difference between two samples of one distribution', () => {
    expect(rankTest(ramp(200), ramp(200, 1))).toBeGreaterThan(0.9);
  });

  it('finds a shift of a quarter of the spread in either direction, as the tables list it', () => {
    const [one, other] = [ramp(200), ramp(200, 100)];
    expect(rankTest(one, other)).toBeLessThan(0.001);
    expect(rankTest(other, one)).toBeCloseTo(rankTest(one, other), 10);
  });

  it('agrees with a figure worked out by hand', () => {
    // Ranks 1 to 20 and 21 to 40: U = 0, z = 200 / sqrt(20 · 20 · 41 / 12) = 5.41.
    expect(rankTest(ramp(20), ramp(20, 1000))).toBeLessThan(1e-6);
  });
});
