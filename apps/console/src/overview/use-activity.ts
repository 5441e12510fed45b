/** Reads the activity of the last 24 hours or 30 days, and of as many before. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.js';
import type { spans } from './address.js';
import { activityIn } from './statistics.js';

/** Milliseconds of a step, and steps of a period. */
const periods = {
  day: { step: 'hour', length: 3_600_000, steps: 24 },
  month: { step: 'day', length: 86_400_000, steps: 30 },
} as const;

/** Milliseconds between two readings of an open screen. */
const interval = 60_000;

export function useActivity(span: (typeof spans)[number]) {
  const { step, length, steps } = periods[span];
  const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useQuery({
    queryKey: ['statistics', step, time_zone],
    queryFn: async ({ signal }) => {
      // The first step holds its start, so one step less is asked for.
      const from = new Date(Date.now() - (2 * steps - 1) * length).toISOString();
      const query = { step, time_zone, from };
      return activityIn(await dataOf(api.GET('/api/v1/statistics', { params: { query }, signal })), steps);
    },
    placeholderData: keepPreviousData,
    refetchInterval: interval,
  });
}
