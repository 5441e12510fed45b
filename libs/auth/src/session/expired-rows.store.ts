/**
 * Expired refresh tokens, sessions and links of mails about new devices. A session is kept for a day after its expiry, so that its tokens are still
 * rejected with the precise reason. DELETE of a session fires `session_removed` (libs/database/triggers/cache-invalidation.sql);
 * the condition of `tell_deleted` (session-events.sql) excludes expired sessions.
 */
import type { ExpiredRows } from '#database';

export const expiredRefreshTokens: readonly ExpiredRows[] = [
  { table: 'refresh_tokens', key: 'jti', condition: 'expires_at < now()', age: 'expires_at' },
];

export const expiredSessions: readonly ExpiredRows[] = [
  { table: 'sessions', key: 'id', condition: `expires_at < now() - interval '1 day'`, age: 'expires_at' },
];

export const expiredDeviceNotices: readonly ExpiredRows[] = [
  { table: 'device_notices', key: 'digest', condition: 'expires_at < now()', age: 'expires_at' },
];
