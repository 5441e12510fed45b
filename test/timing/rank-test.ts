/** Whether two samples can be told apart: the rank test of Mann and Whitney, which asks nothing of their distribution. */
import { errorFunction, wilcoxonRankSum } from 'simple-statistics';

/**
 * By the normal approximation, which is exact enough from 20 values each.
 * @returns how likely ranks as uneven as these are where there is no difference; from 0 to 1
 */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const [n, m] = [one.length, other.length];
  const expected = (n * (n + m + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  const z = Math.abs(wilcoxonRankSum([...one], [...other]) - expected) / deviation;
  return 1 - errorFunction(z / Math.SQRT2);
}
