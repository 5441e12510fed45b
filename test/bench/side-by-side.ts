/** Two measured in turn, so that what else the machine does meets both alike. */
import type { Measured } from './row.js';

type Measuring = () => Promise<Measured>;
export type Pair = readonly [one: Measured, other: Measured];

/**
 * A round before the others only warms both up.
 * @returns both as they were in the middle round
 */
export async function sideBySide(one: Measuring, other: Measuring, rounds = 3): Promise<Pair> {
  const pairs: Pair[] = [];
  for (let round = 0; round <= rounds; round++) pairs.push([await one(), await other()]);
  return middleOf(pairs.slice(1));
}

/** The one with the ratio in the middle, whole: its percentiles and its costs belong to it. */
export function middleOf(pairs: readonly Pair[]): Pair {
  const sorted = [...pairs].sort((one, other) => ratioOf(one) - ratioOf(other));
  return sorted[Math.floor(sorted.length / 2)]!;
}

const ratioOf = ([one, other]: Pair) => one.value / other.value;
