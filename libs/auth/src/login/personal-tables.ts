/** Personal data in the table of login challenges. */
import { cascades, type WithheldTable } from '#auth/user';

export const withheldLoginChallenges: readonly WithheldTable[] = [
  {
    table: 'login_challenges',
    columns: ['id', 'digest', 'user_id', 'tries_left', 'expires_at'],
    reason: 'Digests of logins that are in progress.',
    erasure: cascades,
    retention: 'Until the challenge expires.',
  },
];
