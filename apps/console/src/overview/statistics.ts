/** The activity of a period and of the one before, step by step. */
import type { Schemas } from '../api/client.js';

type Kind = Schemas['StatisticsDto']['series'][number]['kind'];

const logins: readonly Kind[] = ['password_login', 'second_factor_login', 'passkey_login'];
const refused: readonly string[] = ['rejected', 'throttled', 'banned', 'overloaded', 'expired', 'failed'];

interface Counted {
  readonly kinds: readonly Kind[];
  readonly outcomes: readonly string[];
}

/** What the overview shows, by name. */
const shown = {
  logins: { kinds: logins, outcomes: ['succeeded'] },
  refused: { kinds: logins, outcomes: refused },
  registrations: { kinds: ['registration'], outcomes: ['registered', 'invited', 'created'] },
  refreshes: { kinds: ['refresh'], outcomes: ['rotated'] },
} as const satisfies Record<string, Counted>;

export type ActivityName = keyof typeof shown;

export interface Activity {
  /** Starts of the steps of the period, ISO 8601. */
  readonly steps: readonly string[];
  readonly step: 'hour' | 'day';
  readonly timeZone: string;
  readonly counts: Readonly<Record<ActivityName, readonly number[]>>;
  /** Sums of the period before. */
  readonly before: Readonly<Record<ActivityName, number>>;
}

/** @param length steps of a period. Summer time may put one more or less into the period before */
export function activityIn(statistics: Schemas['StatisticsDto'], length: number): Activity {
  const { steps, step, time_zone } = statistics;
  const names = Object.keys(shown) as ActivityName[];
  const all = names.map((name) => [name, sumOf(statistics, shown[name])] as const);
  return {
    steps: steps.slice(-length),
    step,
    timeZone: time_zone,
    counts: byName(all.map(([name, counts]) => [name, counts.slice(-length)])),
    before: byName(all.map(([name, counts]) => [name, total(counts.slice(0, -length))])),
  };
}

const byName = <Value>(entries: readonly (readonly [ActivityName, Value])[]) =>
  Object.fromEntries(entries) as Record<ActivityName, Value>;

export const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Adds the series of these kinds and outcomes, step by step. */
function sumOf({ series, steps }: Schemas['StatisticsDto'], { kinds, outcomes }: Counted): number[] {
  const chosen = series.filter(({ kind, outcome }) => kinds.includes(kind) && outcomes.includes(outcome));
  return steps.map((_, step) => chosen.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
}
