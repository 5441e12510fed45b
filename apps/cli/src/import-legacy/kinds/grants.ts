/**
 * Grants: first those of companies, then those of people. Workers and tenants keep only what one of their companies holds.
 * INSERT fires `tell_granted` (libs/database/triggers/permission-events.sql) and `grants_added` (cache-invalidation.sql).
 */
import { maxGrants } from '#auth/permission';
import { type LegacyKind, writeWith } from '../legacy-kind.js';
import type { LegacySchema } from '../legacy-connection.js';
import type { PermissionColumns } from './permissions.js';

/** OFFSET 0 prevents the planner from joining the members of all companies for each batch. */
const statement = `
  WITH located AS MATERIALIZED (
    SELECT given.id, person.id AS user_id, person.profile_type, permission.id AS permission_id
    FROM jsonb_to_recordset($1::jsonb) AS given (id bigint, old_user_id bigint, action text, name text)
    LEFT JOIN permissions permission ON permission.name = given.name AND permission.action = given.action
    LEFT JOIN legacy_users known ON known.source = $2 AND known.old_id = given.old_user_id
    LEFT JOIN users person ON person.id = known.user_id
  ), member AS MATERIALIZED (
    SELECT holder.user_id, belonging.company_id
    FROM (SELECT DISTINCT user_id FROM located WHERE profile_type IN ('worker', 'tenant')) holder
    CROSS JOIN LATERAL (SELECT company_id FROM company_members WHERE user_id = holder.user_id OFFSET 0) belonging
  ), checked AS MATERIALIZED (
    SELECT located.*, CASE
      WHEN user_id IS NULL THEN 'the user was not imported'
      WHEN permission_id IS NULL THEN 'the permission was not imported'
      WHEN profile_type IN ('worker', 'tenant') AND NOT EXISTS (
        SELECT FROM member JOIN permission_grants cover
          ON cover.user_id = member.company_id AND cover.permission_id = located.permission_id
        WHERE member.user_id = located.user_id
      ) THEN 'no company of the user holds the permission'
    END AS refusal
    FROM located
  ), added AS MATERIALIZED (
    SELECT id, user_id, permission_id, row_number() OVER (PARTITION BY user_id ORDER BY id) AS position
    FROM checked WHERE refusal IS NULL AND NOT EXISTS (
      SELECT FROM permission_grants held
      WHERE held.user_id = checked.user_id AND held.permission_id = checked.permission_id
    )
  ), room AS MATERIALIZED (
    SELECT user_id, ${maxGrants} - (SELECT count(*) FROM permission_grants held WHERE held.user_id = adding.user_id) AS room
    FROM (SELECT DISTINCT user_id FROM added) adding
  ), inserted AS (
    INSERT INTO permission_grants (user_id, permission_id)
    SELECT user_id, permission_id FROM added JOIN room USING (user_id) WHERE position <= room ON CONFLICT DO NOTHING
  )
  SELECT id, true AS skipped, refusal AS remark FROM checked WHERE refusal IS NOT NULL
  UNION ALL
  SELECT id, true, 'the user already holds the maximum number of permissions'
  FROM added JOIN room USING (user_id) WHERE position > room`;

interface GrantTable {
  readonly name: string;
  /** FROM clause of the table of grants, and the SQL expression for the id of the user who holds the grant. */
  readonly from: string;
  readonly holder: string;
  /** SQL condition; all rows by default. */
  readonly where?: string;
}

/** Since 2023-11 each profile type has its own table of grants; before, all users shared one. */
function grantTables(schema: LegacySchema): GrantTable[] {
  if (!schema.has('authorization_userdata_permissions')) {
    return (['company', 'worker', 'tenant'] as const)
      .map((type) => [type, type === 'company' ? 'companies' : `${type}s`] as const)
      .filter(([, plural]) => schema.has(`authorization_permissions_${plural}`))
      .map(([type, plural]) => ({
        name: `permissions of ${plural}`,
        from: `authorization_permissions_${plural} old
          LEFT JOIN authorization_${type}profile profile ON profile.id = old.${type}profile_id`,
        holder: 'profile.user_id',
      }));
  }
  const from = `authorization_userdata_permissions old
    LEFT JOIN authorization_companyprofile company ON company.user_id = old.userdata_id`;
  const holder = 'old.userdata_id';
  return [
    { name: 'permissions of companies', from, holder, where: 'company.id IS NOT NULL' },
    { name: 'permissions of people', from, holder, where: 'company.id IS NULL' },
  ];
}

export function grants(schema: LegacySchema, { action, reference }: PermissionColumns): LegacyKind[] {
  return grantTables(schema).map(({ name, from, holder, where = 'true' }) => ({
    name,
    select: `
      SELECT old.id, ${holder} AS old_user_id, ${action} AS action, permission.name
      FROM ${from} LEFT JOIN authorization_permissions permission ON permission.id = old.${reference}
      WHERE ${where} AND old.id > $1 ORDER BY old.id LIMIT $2`,
    write: writeWith(statement),
  }));
}
