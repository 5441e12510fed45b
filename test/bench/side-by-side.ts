/** Two measurements in alternation, so that other load on the machine affects both alike. */
import type { Measured } from './row.js';

type Measuring = () => Promise<Measured>;
export type Pair = readonly [one: Measured, other: Measured];

/**
 * A first round warms both up and does not count.
 * @returns both results of the median round
 */
export async function sideBySide(one: Measuring, other: Measuring, rounds = 3): Promise<Pair> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round++) {
    // Each is first in every other round.
    if (round % 2 === 0) pairs.push([await one(), await other()]);
    else {
      const second = await other();
      pairs.push([await one(), second]);
    }
  }
  return medianPair(pairs.slice(1));
}

/** The whole round with the median ratio, because its percentiles and costs belong together. */
export function medianPair(pairs: readonly Pair[]): Pair {
  const sorted = [...pairs].sort((one, other) => ratioOf(one) - ratioOf(other));
  return sorted[Math.floor(sorted.length / 2)]!;
}

const ratioOf = ([one, other]: Pair) => one.value / other.value;
