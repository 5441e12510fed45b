/** Deletes reserved names of registrations that were never confirmed. */
import type { ExpiredRows } from '#database';

export const expiredNameReservations: readonly ExpiredRows[] = [
  { table: 'reserved_names', key: 'name', condition: 'expires_at < now()', age: 'expires_at' },
];
