/** Personal data in the tables of departments, assignments, tenancy, ownership and house groups. */
import {
  aboutOthers,
  cascades,
  columnNames,
  secret,
  type ExportedTable,
  type WithheldTable,
} from '#auth/user';

const area = `(SELECT json_build_object('number', area.number, 'zip_code', house.zip_code, 'city', house.city,
  'street', house.street, 'house', house.number, 'letter', house.letter)
  FROM areas area JOIN houses house ON house.id = area.house_id WHERE area.id = t.area_id)`;

export const organisationPersonalTables: readonly ExportedTable[] = [
  {
    section: 'works_in',
    table: 'department_workers',
    columns: ['department_id', 'worker_id'],
    computed: { department: '(SELECT name FROM departments WHERE id = t.department_id)' },
    rows: 't.worker_id = $1',
    erasure: cascades,
    retention: 'Until the worker leaves the department, the department is deleted or the account is erased.',
  },
  {
    section: 'assigned_to',
    table: 'company_assignments',
    columns: ['company_id', 'user_id', 'assigned_at'],
    computed: { company: '(SELECT name FROM company_profiles WHERE user_id = t.company_id)' },
    rows: 't.user_id = $1',
    erasure: cascades,
    retention: 'Until the assignment is removed or one of the two accounts is erased.',
  },
  {
    section: 'lives_in',
    table: 'area_tenants',
    columns: ['area_id', 'tenant_id'],
    computed: { area },
    rows: 't.tenant_id = $1',
    erasure: cascades,
    retention: 'Until the tenant is removed from the area, the area is deleted or the account is erased.',
  },
  {
    section: 'owns',
    table: 'owner_areas',
    columns: ['id', 'version', 'part', 'area_id', 'company_id', 'tenant_id'],
    computed: { area },
    rows: '(t.company_id = $1 OR t.tenant_id = $1)',
    erasure: cascades,
    retention: 'Until the share is removed, the area is deleted or the account is erased.',
  },
  {
    section: 'departments',
    table: 'departments',
    columns: ['id', 'version', 'name', 'company_id'],
    rows: 't.company_id = $1',
    erasure: cascades,
    retention: 'Until the department is deleted or the account of the company is erased.',
  },
  {
    section: 'invitations',
    table: 'invitations',
    columns:
      columnNames(`id version email company_id language profile phones department_id area_id part permission_group state
      expires_at sent_at times_sent opened_at closed_at user_id`),
    computed: {
      company: '(SELECT name FROM company_profiles WHERE user_id = t.company_id)',
      permissions: `ARRAY(SELECT permission.name || ' ' || permission.action FROM permissions permission
        WHERE permission.id = ANY (t.permission_ids) ORDER BY 1)`,
    },
    withheld: {
      code_digest: secret,
      former_code_digests: secret,
      older_spelling: 'It is another spelling of the email.',
      from_shell: 'It says whether `invited_by` was an account.',
      invited_by: aboutOthers,
      permission_ids: 'The field `permissions` has their names.',
      mail_id: 'The section `mails` has the mails.',
    },
    rows: `(t.user_id = $1 OR t.email = (SELECT email FROM users WHERE id = $1)
      OR t.older_spelling = (SELECT email FROM users WHERE id = $1))`,
    erasure: {
      effect: 'cascades',
      description:
        'Deleted with the user: by foreign key those that the user accepted and those of a company that is the user, by a trigger those to the email address. In those that the user sent as an administrator, the reference is removed.',
    },
    retention: '90 days after the invitation was accepted, declined or revoked, or has expired.',
  },
  {
    section: 'house_groups',
    table: 'house_groups',
    columns: ['id', 'version', 'name', 'provider_id'],
    rows: 't.provider_id = $1',
    erasure: { effect: 'unlinks', description: 'Kept without a provider: its houses remain.' },
    retention: 'Until the house group is deleted.',
  },
];

export const withheldCompanyRecords: readonly WithheldTable[] = [
  {
    table: 'approval_announcements',
    columns: ['company_id', 'announced_at'],
    reason: 'It says whether administrators got a mail about the company.',
    erasure: cascades,
    retention: 'Until the company asks for approval again or its account is erased.',
  },
  {
    table: 'invitation_quotas',
    columns: ['company_id', 'most_sent', 'counted_at'],
    reason: 'It says how many of the invitations of the company count towards its limit of the day.',
    erasure: cascades,
    retention: 'Until the account of the company is erased.',
  },
];

const housing = {
  erasure: { effect: 'keeps', description: 'Kept: it belongs to no user.' },
  retention: 'Until it is deleted.',
} as const;

export const withheldHousing: readonly WithheldTable[] = [
  {
    ...housing,
    table: 'houses',
    columns: columnNames('id zip_code city street number letter group_id version'),
    reason: 'A house is not personal. The sections `lives_in` and `owns` contain the address.',
  },
  {
    ...housing,
    table: 'areas',
    columns: ['id', 'number', 'house_id', 'version'],
    reason: 'An area is not personal. The sections `lives_in` and `owns` contain its number and address.',
  },
];

const imported = {
  erasure: cascades,
  retention: '30 days after the import ended or, if nobody started it, after the upload.',
} as const;

/** Files that administrators and companies uploaded. */
export const withheldPeopleImports: readonly WithheldTable[] = [
  {
    ...imported,
    table: 'imports',
    columns: columnNames(
      'id kind created_by company_id encoding delimiter columns state reason created_at closed_at',
    ),
    reason: 'The form and the progress of an uploaded file.',
  },
  {
    ...imported,
    table: 'import_rows',
    columns: columnNames('import_id line fields is_too_long key plan outcome reason'),
    reason: aboutOthers,
  },
];
