/** Personal data in the table of reserved names. */
import { cascades, type ExportedTable, ownRows } from '#auth/user';

export const reservedNamePersonalTables: readonly ExportedTable[] = [
  {
    section: 'reserved_names',
    table: 'reserved_names',
    columns: ['name', 'user_id', 'expires_at'],
    rows: ownRows,
    erasure: cascades,
    retention: '30 days, so that the name is refused to others whether or not an account was created.',
  },
];
