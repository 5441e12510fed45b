/** Security events are kept for 180 days. */
import type { ExpiredRows } from '#database';

export const expiredSecurityEvents: readonly ExpiredRows[] = [
  {
    table: 'security_events',
    key: 'id',
    condition: `occurred_at < now() - interval '180 days'`,
    age: 'occurred_at',
  },
];
