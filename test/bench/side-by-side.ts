/** Two measured in turn, so that what else the machine does meets both alike. */
import { median, type Measured } from './row.js';

const rounds = 3;

type Measuring = () => Promise<Measured>;

/** The first round only warms both up. @returns the medians of the others */
export async function sideBySide(one: Measuring, other: Measuring): Promise<[Measured, Measured]> {
  const [ones, others]: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round <= rounds; round++) {
    const [first, second] = [await one(), await other()];
    if (round === 0) continue;
    ones.push(first);
    others.push(second);
  }
  return [median(ones), median(others)];
}
