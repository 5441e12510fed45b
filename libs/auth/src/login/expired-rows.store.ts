/** Login challenges that have expired. */
import type { ExpiredRows } from '#database';

export const expiredLoginChallenges: readonly ExpiredRows[] = [
  { table: 'login_challenges', key: 'id', condition: 'expires_at < now()', age: 'expires_at' },
];
