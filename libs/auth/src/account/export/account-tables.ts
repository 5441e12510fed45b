/** Exported tables: identity, credentials, grants and memberships. */
import { named, own, type PersonalTable, secret } from './personal-table.js';

const permission = `(SELECT name || ' ' || action FROM permissions WHERE id = t.permission_id)`;
const area = `(SELECT json_build_object('number', area.number, 'zip_code', house.zip_code, 'city', house.city,
  'street', house.street, 'house', house.number, 'letter', house.letter)
  FROM areas area JOIN houses house ON house.id = area.house_id WHERE area.id = t.area_id)`;

const person = named('user_id first_name last_name surname birth_date sex citizenship military place_birth');

const account: readonly PersonalTable[] = [
  {
    section: 'account',
    table: 'users',
    columns: named(`id subject version email additional_email profile_type language phones number old_numbers
        inn comment is_active is_staff is_admin is_superuser is_deleted has_second_factor
        awaits_activation get_access_date last_login date_joined password_changed_at`),
    withheld: { password_hash: secret, avatar: 'The name of a file; the picture stands beside it.' },
    whose: 't.id = $1',
    single: true,
  },
  {
    section: 'worker_profile',
    table: 'worker_profiles',
    columns: [...person, 'position'],
    whose: own,
    single: true,
  },
  {
    section: 'tenant_profile',
    table: 'tenant_profiles',
    columns: [...person, 'rooms', 'snils', 'gis_uid', 'hcs_uid'],
    whose: own,
    single: true,
  },
  {
    section: 'company_profile',
    table: 'company_profiles',
    columns: ['user_id', 'name', 'address', 'bank_details', 'awaits_approval'],
    withheld: { name_conflicts: 'It says that another company has the same name.' },
    whose: own,
    single: true,
  },
  {
    section: 'imported_from',
    table: 'legacy_users',
    columns: ['source', 'old_id', 'user_id'],
    whose: own,
  },
];

const belongings: readonly PersonalTable[] = [
  {
    section: 'permissions',
    table: 'permission_grants',
    columns: ['user_id', 'permission_id'],
    computed: { permission },
    whose: own,
  },
  {
    section: 'works_in',
    table: 'department_workers',
    columns: ['department_id', 'worker_id'],
    computed: { department: '(SELECT name FROM departments WHERE id = t.department_id)' },
    whose: 't.worker_id = $1',
  },
  {
    section: 'assigned_to',
    table: 'company_assignments',
    columns: ['company_id', 'user_id', 'assigned_at'],
    computed: { company: '(SELECT name FROM company_profiles WHERE user_id = t.company_id)' },
    whose: 't.user_id = $1',
  },
  {
    section: 'lives_in',
    table: 'area_tenants',
    columns: ['area_id', 'tenant_id'],
    computed: { area },
    whose: 't.tenant_id = $1',
  },
  {
    section: 'owns',
    table: 'owner_areas',
    columns: ['id', 'version', 'part', 'area_id', 'company_id', 'tenant_id'],
    computed: { area },
    whose: '(t.company_id = $1 OR t.tenant_id = $1)',
  },
  {
    section: 'departments',
    table: 'departments',
    columns: ['id', 'version', 'name', 'company_id'],
    whose: 't.company_id = $1',
  },
  {
    section: 'house_groups',
    table: 'house_groups',
    columns: ['id', 'version', 'name', 'provider_id'],
    whose: 't.provider_id = $1',
  },
];

export const accountTables = [...account, ...belongings];
