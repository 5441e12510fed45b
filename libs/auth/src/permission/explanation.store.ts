/** Reads why users hold permissions, in SQL: the grants, the companies that limit them, the groups, and the audit log. */
import { shownNameOf } from '#auth/user';
import type { EntityManager } from 'typeorm';
import type { PermissionAction } from './permission.entity.js';
import type { PermissionReference } from './permission-reference.js';

export interface ExplainedHolding {
  readonly name: string;
  readonly action: PermissionAction;
  readonly description: string;
  readonly isHeld: boolean;
  /** Ids of the user's companies that hold it. */
  readonly companies: readonly number[];
  /** Names of the groups that contain it. */
  readonly groups: readonly string[];
}

/** A permission may be in any number of groups. */
const mostGroups = 100;

/**
 * Ordered by name and action.
 * @param reference permissions to explain, held or not; undefined for all that the user holds
 * @param page `after` is an exclusive lower bound
 */
export function explainHoldings(
  db: EntityManager,
  userId: number,
  reference: PermissionReference | undefined,
  { after, limit }: { readonly after: readonly [name: string, action: string]; readonly limit: number },
): Promise<ExplainedHolding[]> {
  const { name = null, action = null } = reference ?? {};
  return db.query<ExplainedHolding[]>(
    `WITH held AS MATERIALIZED (
       SELECT permission_id FROM permission_grants WHERE user_id = $1
     ), companies AS MATERIALIZED (
       SELECT company_id FROM company_members WHERE user_id = $1
     )
     SELECT permission.name, permission.action, permission.description,
       permission.id IN (SELECT permission_id FROM held) AS "isHeld",
       ARRAY(SELECT company_id FROM companies JOIN permission_grants cover ON cover.user_id = company_id
         WHERE cover.permission_id = permission.id ORDER BY company_id) AS companies,
       ARRAY(SELECT template.name FROM permission_group_entries entry
         JOIN permission_groups template ON template.id = entry.group_id
         WHERE entry.permission_id = permission.id ORDER BY template.name LIMIT ${mostGroups}) AS groups
     FROM permissions permission
     WHERE (permission.name, permission.action) > ($2, $3)
       AND (permission.name = $5 OR $5::text IS NULL AND permission.id IN (SELECT permission_id FROM held))
       AND ($6::text IS NULL OR permission.action = $6)
     ORDER BY permission.name, permission.action LIMIT $4`,
    [userId, ...after, limit, name, action],
  );
}

export interface LimitingCompany {
  readonly id: number;
  readonly name: string;
}

export function findCompanies(db: EntityManager, userId: number): Promise<LimitingCompany[]> {
  return db.query<LimitingCompany[]>(
    `SELECT company.user_id AS id, company.name FROM company_members member
     JOIN company_profiles company ON company.user_id = member.company_id
     WHERE member.user_id = $1 ORDER BY company.user_id`,
    [userId],
  );
}

export interface RecordedGrant {
  /** `<name> <action>` at the time. */
  readonly label: string;
  readonly at: Date;
  /** Null for a command. */
  readonly by: number | null;
  /** Name, or email of an account without one. Null for a command, and once the account is gone. */
  readonly byName: string | null;
  /** The group that it was granted with. */
  readonly group: string | null;
}

/** Entries of the audit log that are read: the grants of a person are changed now and then, not thousands of times. */
const mostEntries = 1_000;

/** @returns the newest entry about each permission; none for one that was renamed, or whose entry was purged */
export function findRecordedGrants(
  db: EntityManager,
  userId: number,
  labels: readonly string[],
): Promise<RecordedGrant[]> {
  return db.query<RecordedGrant[]>(
    `SELECT found.*, ${shownNameOf('found.by')} AS "byName" FROM (
       SELECT DISTINCT ON (label) label, occurred_at AS at, actor_id AS by, after ->> 'group' AS "group"
       FROM (
         SELECT id, occurred_at, actor_id, after FROM audit_entries
         WHERE target_type = 'user' AND target_id = $1 AND action = 'user.permissions_granted'
         ORDER BY id DESC LIMIT ${mostEntries}
       ) entry CROSS JOIN jsonb_array_elements_text(entry.after -> 'permissions') AS label
       WHERE label = ANY ($2::text[]) ORDER BY label, id DESC
     ) found`,
    [String(userId), labels],
  );
}
