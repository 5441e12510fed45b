/** Counters, throttles, bans and known devices that have expired. */
import type { ExpiredRows } from '#database';

export const expiredThrottles: readonly ExpiredRows[] = [
  { table: 'throttle_counters', key: 'key', condition: 'closes_at < now()' },
  { table: 'throttlings', key: 'key', condition: 'ends_at < now()' },
  { table: 'bans', key: 'id', condition: 'expires_at < now()' },
  { table: 'known_devices', key: 'digest', condition: 'expires_at < now()' },
];
