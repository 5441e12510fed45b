/** Personal data in the table of grants. */
import { cascades, type ExportedTable, ownRows } from '#auth/user';

export const grantPersonalTables: readonly ExportedTable[] = [
  {
    section: 'permissions',
    table: 'permission_grants',
    columns: ['user_id', 'permission_id'],
    computed: {
      permission: `(SELECT name || ' ' || action FROM permissions WHERE id = t.permission_id)`,
    },
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the permission is revoked or the account is erased.',
  },
];
