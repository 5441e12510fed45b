/** Personal data in the tables of users, their profiles and their ids in the old service. */
import {
  cascades,
  columnNames,
  type ExportedTable,
  ownRows,
  secret,
  untilErasure,
  type WithheldTable,
} from './personal-table.js';

const person = columnNames(
  'user_id first_name last_name surname birth_date sex citizenship military place_birth',
);
const profile = { rows: ownRows, single: true, erasure: cascades, retention: untilErasure } as const;

export const userPersonalTables: readonly ExportedTable[] = [
  {
    section: 'account',
    table: 'users',
    columns:
      columnNames(`id subject version email additional_email profile_type language phones number old_numbers
        inn comment is_active is_staff is_admin is_superuser is_deleted has_second_factor
        awaits_activation has_unproven_email origin get_access_date last_login date_joined password_changed_at`),
    withheld: {
      password_hash: secret,
      avatar: 'It is a file name. The export contains the picture itself as `avatar`.',
    },
    rows: 't.id = $1',
    single: true,
    erasure: { effect: 'deletes', description: 'Deleted. The id is never assigned again.' },
    retention: 'Until the account is erased. Marking an account as deleted (`is_deleted`) keeps the row.',
  },
  {
    ...profile,
    section: 'worker_profile',
    table: 'worker_profiles',
    columns: [...person, 'position'],
  },
  {
    ...profile,
    section: 'tenant_profile',
    table: 'tenant_profiles',
    columns: [...person, 'rooms', 'snils', 'gis_uid', 'hcs_uid'],
  },
  {
    ...profile,
    section: 'company_profile',
    table: 'company_profiles',
    columns: [
      'user_id',
      'name',
      'address',
      'bank_details',
      'awaits_approval',
      'refused_at',
      'refusal_reason',
    ],
    withheld: { name_conflicts: 'It says that another company has the same name.' },
  },
  {
    section: 'imported_from',
    table: 'legacy_users',
    columns: ['source', 'old_id', 'user_id'],
    rows: ownRows,
    erasure: cascades,
    retention: 'Until the account is erased. A repeated import finds the account by its old id.',
  },
];

export const withheldImports: readonly WithheldTable[] = [
  {
    table: 'legacy_remarks',
    columns: ['source', 'kind', 'old_id', 'skipped', 'remark'],
    reason:
      'The report of the import from the old service: values that it changed or skipped. The section `account` contains the values that are kept.',
    erasure: {
      effect: 'deletes',
      description:
        'The remark about the user is deleted. Remarks about skipped rows and about profiles stay; they contain ids and names of fields.',
    },
    retention: 'Never deleted by age, so that the report of a later import is complete.',
  },
];
