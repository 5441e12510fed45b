/** What of each table tells of a person, and so is theirs to have: read by the export, and checked against the schema by a test. */

export interface PersonalTable {
  /** Its name in the document. */
  readonly section: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** Which rows are the person's, as SQL on `t`; `$1` is their number. */
  readonly whose: string;
  /** What stays inside, and why. */
  readonly withheld?: Readonly<Record<string, string>>;
  /** Told besides, or in another form than it is kept in: name → SQL on `t`. */
  readonly told?: Readonly<Record<string, string>>;
  /** Of which there is one at the most. */
  readonly single?: boolean;
}

const own = 't.user_id = $1';
const permission = `(SELECT name || ' ' || action FROM permissions WHERE id = t.permission_id)`;
const area = `(SELECT json_build_object('number', area.number, 'zip_code', house.zip_code, 'city', house.city,
  'street', house.street, 'house', house.number, 'letter', house.letter)
  FROM areas area JOIN houses house ON house.id = area.house_id WHERE area.id = t.area_id)`;

const person = [
  ...['user_id', 'first_name', 'last_name', 'surname', 'birth_date', 'sex'],
  ...['citizenship', 'military', 'place_birth'],
];
const secret = 'Proves who somebody is, or would help to pretend it.';
const others = 'Tells of somebody else.';

const account: readonly PersonalTable[] = [
  {
    section: 'account',
    table: 'users',
    columns: [
      ...['id', 'subject', 'version', 'email', 'additional_email', 'profile_type', 'language', 'phones'],
      ...['number', 'old_numbers', 'inn', 'comment', 'is_active', 'is_staff', 'is_admin', 'is_superuser'],
      ...['is_deleted', 'get_access_date', 'last_login', 'date_joined', 'password_changed_at'],
    ],
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
    columns: ['user_id', 'name', 'address', 'bank_details'],
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
    told: { permission },
    whose: own,
  },
  {
    section: 'works_in',
    table: 'department_workers',
    columns: ['department_id', 'worker_id'],
    told: { department: '(SELECT name FROM departments WHERE id = t.department_id)' },
    whose: 't.worker_id = $1',
  },
  {
    section: 'lives_in',
    table: 'area_tenants',
    columns: ['area_id', 'tenant_id'],
    told: { area },
    whose: 't.tenant_id = $1',
  },
  {
    section: 'owns',
    table: 'owner_areas',
    columns: ['id', 'version', 'part', 'area_id', 'company_id', 'tenant_id'],
    told: { area },
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

const traces: readonly PersonalTable[] = [
  {
    section: 'sessions',
    table: 'sessions',
    columns: [
      ...['id', 'user_id', 'created_at', 'last_used_at', 'expires_at', 'absolute_expires_at'],
      ...['ended_at', 'end_reason', 'device'],
    ],
    withheld: { tip_jti: secret, tip_issued_at: secret, predecessor_jti: secret },
    whose: own,
  },
  {
    section: 'security_events',
    table: 'security_events',
    columns: ['id', 'occurred_at', 'user_id', 'kind', 'session_id', 'reason', 'address', 'device'],
    whose: own,
  },
  {
    section: 'known_devices',
    table: 'known_devices',
    columns: ['user_id', 'created_at', 'expires_at'],
    withheld: { digest: secret },
    whose: own,
  },
  {
    section: 'codes',
    table: 'one_time_codes',
    columns: ['user_id', 'purpose', 'expires_at', 'used_at'],
    withheld: { digest: secret },
    whose: own,
  },
  {
    section: 'throttlings',
    table: 'throttlings',
    columns: ['user_id', 'began_at', 'ends_at'],
    withheld: { key: 'A digest to find the row by.', network: others },
    whose: own,
  },
  {
    section: 'bans',
    table: 'bans',
    columns: ['id', 'user_id', 'reason', 'created_at', 'expires_at'],
    withheld: { network: others },
    whose: own,
  },
  {
    section: 'mails',
    table: 'mail_outbox',
    columns: ['id', 'recipient', 'template', 'language', 'created_at', 'attempts', 'sent_at', 'failed_at'],
    withheld: { sealed: secret, next_attempt_at: 'Of the queue.', last_error: 'Of the queue.' },
    whose: 't.recipient = (SELECT email FROM users WHERE id = $1)',
  },
];

const trail: readonly PersonalTable[] = [
  {
    section: 'changes_by_administrators',
    table: 'audit_entries',
    columns: ['id', 'occurred_at', 'action', 'target_type', 'target_id', 'before', 'after'],
    withheld: { actor_id: others },
    whose: `t.target_type = 'user' AND t.target_id = $1::integer::text`,
  },
  {
    section: 'changed_values',
    table: 'audit_values',
    columns: ['entry_id', 'user_id', 'before', 'after'],
    whose: own,
  },
  {
    section: 'changes_as_administrator',
    table: 'audit_entries',
    columns: ['id', 'occurred_at', 'actor_id', 'action', 'target_type'],
    withheld: { target_id: others, before: others, after: others },
    whose: 't.actor_id = $1',
  },
];

export const personalTables = [...account, ...belongings, ...traces, ...trail];

/** Tables that refer to people, on however many steps, and are not exported. */
export const leftOut: Readonly<Record<string, string>> = {
  refresh_tokens: 'Ids of tokens; when they were used, their session tells.',
  houses: 'A house is not personal; where somebody lives or owns is told with that.',
  areas: 'As houses.',
};
