/** Counters, throttles, bans and known devices that have expired. */
import type { ExpiredRows } from '#database';

export const expiredThrottles: readonly ExpiredRows[] = [
  { table: 'throttle_counters', key: 'key', condition: 'closes_at < now()', age: 'closes_at' },
  { table: 'throttlings', key: 'key', condition: 'ends_at < now()', age: 'ends_at' },
  { table: 'bans', key: 'id', condition: 'expires_at < now()', age: 'expires_at' },
  { table: 'known_devices', key: 'digest', condition: 'expires_at < now()', age: 'expires_at' },
];
