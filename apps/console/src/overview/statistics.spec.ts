/** The period and the one before, in one answer of the API. */
import { expect, it } from 'vitest';
import type { Schemas } from '../api/client.js';
import { activityIn } from './statistics.js';

type Series = Schemas['StatisticsDto']['series'][number];

const series = (kind: Series['kind'], outcome: string, counts: number[]): Series => ({
  kind,
  outcome,
  counts,
});

function statistics(all: readonly Series[], steps: number): Schemas['StatisticsDto'] {
  const starts = Array.from({ length: steps }, (_, step) => new Date(step * 3_600_000).toISOString());
  return {
    from: starts[0]!,
    to: starts.at(-1)!,
    step: 'hour',
    time_zone: 'UTC',
    steps: starts,
    series: [...all],
  };
}

it('adds the ways to log in, and leaves out a login that still waits for its second factor', () => {
  const { counts, before } = activityIn(
    statistics(
      [
        series('password_login', 'succeeded', [1, 2, 3, 4]),
        series('password_login', 'second_factor_asked', [9, 9, 9, 9]),
        series('passkey_login', 'succeeded', [0, 1, 0, 1]),
        series('second_factor_login', 'rejected', [0, 0, 5, 0]),
      ],
      4,
    ),
    2,
  );
  expect(counts).toMatchObject({ logins: [3, 5], refused: [5, 0], refreshes: [0, 0] });
  expect(before).toMatchObject({ logins: 4, refused: 0 });
});

it('has as many steps as the period, also when summer time put one more before it', () => {
  const { steps, counts } = activityIn(statistics([series('refresh', 'rotated', [7, 1, 1, 1, 1])], 5), 2);
  expect(steps).toEqual(['1970-01-01T03:00:00.000Z', '1970-01-01T04:00:00.000Z']);
  expect(counts.refreshes).toEqual([1, 1]);
});
