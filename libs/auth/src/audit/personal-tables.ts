/** Personal data in the audit trail. */
import { aboutOthers, cascades, type ExportedTable, ownRows } from '#auth/user';

const entries = {
  table: 'audit_entries',
  erasure: {
    effect: 'keeps',
    description: 'Kept. An entry names people by id only and names changed fields without personal values.',
  },
  retention:
    'Until `purge-audit` deletes entries older than `AUDIT_RETENTION_DAYS`, to show who changed what. Entries of ' +
    'erasures are kept for good, so that neither an import nor a restored backup brings the user back.',
} as const;

export const auditPersonalTables: readonly ExportedTable[] = [
  {
    ...entries,
    section: 'changes_by_administrators',
    columns: ['id', 'occurred_at', 'action', 'target_type', 'target_id', 'before', 'after'],
    withheld: { actor_id: aboutOthers, shell_user: aboutOthers },
    rows: `t.target_type = 'user' AND t.target_id = $1::integer::text`,
  },
  {
    section: 'changed_values',
    table: 'audit_values',
    columns: ['entry_id', 'user_id', 'before', 'after'],
    rows: ownRows,
    erasure: cascades,
    retention: 'As long as its entry in `audit_entries`, or until the account is erased.',
  },
  {
    ...entries,
    section: 'changes_as_administrator',
    columns: ['id', 'occurred_at', 'actor_id', 'action', 'target_type'],
    withheld: { shell_user: aboutOthers, target_id: aboutOthers, before: aboutOthers, after: aboutOthers },
    rows: 't.actor_id = $1',
  },
];
