/** Deletes expired one-time codes and links, and requests not fulfilled within one day. */
import type { ExpiredRows } from '#database';

export const expiredCodes: readonly ExpiredRows[] = [
  { table: 'one_time_codes', key: 'digest', condition: 'expires_at < now()', age: 'expires_at' },
  { table: 'email_objections', key: 'digest', condition: 'expires_at < now()', age: 'expires_at' },
];

export const unfulfilledRequests: readonly ExpiredRows[] = [
  {
    table: 'account_requests',
    key: 'id',
    condition: `created_at < now() - interval '1 day'`,
    age: 'created_at',
  },
];
