/** Personal data in the table of security events. */
import { cascades, type ExportedTable, ownRows } from '#auth/user';

export const securityEventPersonalTables: readonly ExportedTable[] = [
  {
    section: 'security_events',
    table: 'security_events',
    columns: ['id', 'occurred_at', 'user_id', 'kind', 'session_id', 'reason', 'address', 'device'],
    rows: ownRows,
    erasure: cascades,
    retention: '180 days, so that users can check recent use of their account.',
  },
];
