/** The metrics that the counters of activity feed, so that one call counts for both. */
import type { ActivityKind, ActivityOutcome } from './activity-kinds.js';
import { counter, type LabelsOf } from './instruments.js';
import type { CounterSeries } from './series.js';

type LoginMethod = LabelsOf<'gatehouse_logins_total'>['method'];
type AnyOutcome = ActivityOutcome;

const login = (method: LoginMethod) => (outcome: AnyOutcome) =>
  counter('gatehouse_logins_total', {
    method,
    outcome: outcome as ActivityOutcome<'password_login'> | 'expired',
  });

const seriesOf: Partial<Record<ActivityKind, (outcome: AnyOutcome) => CounterSeries>> = {
  password_login: login('password'),
  second_factor_login: login('second_factor'),
  passkey_login: login('passkey'),
  refresh: (outcome) => counter('gatehouse_refreshes_total', { outcome: refreshOutcome(outcome) }),
  session_end: (reason) =>
    counter('gatehouse_sessions_ended_total', { reason: reason as ActivityOutcome<'session_end'> }),
  throttling: (scope) =>
    counter('gatehouse_throttled_total', { scope: scope as ActivityOutcome<'throttling'> }),
};

export function addToMetric(kind: ActivityKind, outcome: AnyOutcome, times: number): void {
  seriesOf[kind]?.(outcome).add(times);
}

function refreshOutcome(outcome: AnyOutcome): LabelsOf<'gatehouse_refreshes_total'>['outcome'] {
  return outcome === 'rejected' ? 'expired' : (outcome as 'rotated' | 'repeated' | 'reused');
}
