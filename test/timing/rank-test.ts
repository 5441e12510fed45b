/** The Mann-Whitney rank test, which decides whether two samples differ without assuming a distribution. */
import { errorFunction, wilcoxonRankSum } from 'simple-statistics';

/**
 * Uses the normal approximation, which is exact enough from 20 values each.
 * @returns the p-value, from 0 to 1
 */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length];
  const expected = (n * (n + m + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  const z = Math.abs(wilcoxonRankSum([...one], [...other]) - expected) / deviation;
  return 1 - errorFunction(z / Math.SQRT2);
}
