/** Deletes invitations that ended 90 days ago. */
import type { ExpiredRows } from '#database';

export const endedInvitations: readonly ExpiredRows[] = [
  {
    table: 'invitations',
    key: 'id',
    condition: `coalesce(closed_at, expires_at) < now() - interval '90 days'`,
  },
];
