/** Deletes imports, with their rows, 30 days after their end, and those that nobody started 30 days after the upload. */
import type { ExpiredRows } from '#database';

export const endedImports: readonly ExpiredRows[] = [
  {
    table: 'imports',
    key: 'id',
    condition: `state NOT IN ('checking', 'running') AND coalesce(closed_at, created_at) < now() - interval '30 days'`,
    age: 'coalesce(closed_at, created_at)',
  },
];
