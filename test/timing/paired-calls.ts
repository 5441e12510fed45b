/** Times two calls in alternation that must be indistinguishable. */
import { randomInt } from 'node:crypto';
import type { Answer } from '../support/http/browser.js';
import { rankTest } from './rank-test.js';

export type Call = (round: number) => Promise<Answer>;

export interface ComparedCalls {
  readonly what: string;
  readonly medians: readonly [number, number];
  /** See rankTest. */
  readonly p: number;
}

const warmUp = 20;

/**
 * One of each per round, in random order, so that other load on the machine affects both alike.
 * @param samples of each
 * @throws Error if the answers differ in status
 */
export async function compare(
  what: string,
  calls: readonly [Call, Call],
  samples: number,
): Promise<ComparedCalls> {
  const took: [number[], number[]] = [[], []];
  const statuses = new Set<number>();
  for (let round = -warmUp; round < samples; round++) {
    const first = randomInt(2) as 0 | 1;
    for (const which of [first, (1 - first) as 0 | 1]) {
      const begun = performance.now();
      const { status } = await calls[which](round);
      const milliseconds = performance.now() - begun;
      statuses.add(status);
      if (round >= 0) took[which].push(milliseconds);
    }
  }
  if (statuses.size > 1) throw new Error(`${what} differs in status: ${[...statuses].join(', ')}`);
  return { what, medians: [median(took[0]), median(took[1])], p: rankTest(took[0], took[1]) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;
}
