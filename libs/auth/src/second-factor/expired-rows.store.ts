/**
 * Passkey challenges that have expired, and TOTP secrets that were not confirmed within a day. An unconfirmed secret does not
 * fulfil the condition of the trigger `tell_app_removed` (libs/database/triggers/second-factor-events.sql).
 */
import type { ExpiredRows } from '#database';

export const expiredFactorSetups: readonly ExpiredRows[] = [
  { table: 'passkey_challenges', key: 'holder', condition: 'expires_at < now()', age: 'expires_at' },
  { table: 'used_passkey_challenges', key: 'digest', condition: 'expires_at < now()', age: 'expires_at' },
  {
    table: 'totp_secrets',
    key: 'user_id',
    condition: `confirmed_at IS NULL AND created_at < now() - interval '1 day'`,
    age: 'created_at',
  },
];
