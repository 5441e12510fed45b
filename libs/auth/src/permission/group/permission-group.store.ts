/** Permission groups and their permissions, in SQL. */
import type { EntityManager } from 'typeorm';
import { countOrEstimateQuery, queryParameters } from '#database';
import { containing, ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { FoundPermission } from '../permission.store.js';
import type { PermissionGroup } from './permission-group.entity.js';

/** `permissions` holds `<name> <action>` of each. */
export interface GroupDetails extends PermissionGroup {
  readonly permissions: readonly string[];
}

/** The CLI refers to groups by name. */
export type GroupReference = { readonly id: string } | { readonly name: string };

export async function findGroup(
  db: EntityManager,
  reference: GroupReference,
): Promise<GroupDetails | undefined> {
  const [condition, value] =
    'id' in reference ? ['id = $1', reference.id] : ['name_key(name) = name_key($1)', reference.name];
  const rows = await db.query<GroupDetails[]>(
    `SELECT id, version, name, description, ARRAY(
       SELECT permission.name || ' ' || permission.action
       FROM permission_group_entries entry JOIN permissions permission ON permission.id = entry.permission_id
       WHERE entry.group_id = permission_groups.id ORDER BY permission.name, permission.action) AS permissions
     FROM permission_groups WHERE ${condition} ORDER BY name_conflicts LIMIT 1`,
    [value],
  );
  return rows[0];
}

/** Like `findGroup`; locks the group until the transaction ends. */
export async function lockGroup(db: EntityManager, id: string): Promise<GroupDetails | undefined> {
  await db.query('SELECT FROM permission_groups WHERE id = $1 FOR UPDATE', [id]);
  return findGroup(db, { id });
}

export const permissionGroupOrder = new ListOrder({ name: [{ sql: 'name', type: 'text' }] }, 'name');

const matching = `permission_groups WHERE ($1::text IS NULL OR name ILIKE $1)`;
const pattern = (search: string | undefined) => (search === undefined ? null : containing(search));

export function listGroups(
  db: EntityManager,
  search: string | undefined,
  reading: OrderedReading,
): Promise<Ordered<PermissionGroup>[]> {
  const { values, parameter } = queryParameters([pattern(search)]);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, version, name, description, ${reading.cursor()} AS cursor FROM ${matching}
     ${start === undefined ? '' : `AND ${start}`} ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countGroups(db: EntityManager, search: string | undefined): Promise<Total> {
  return countOrEstimateQuery(db, `SELECT FROM ${matching}`, [pattern(search)]);
}

/** Ordered by name. @returns the names of the groups whose permissions the company holds all */
export async function groupsWithin(db: EntityManager, companyId: number, limit: number): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT name FROM permission_groups
     WHERE EXISTS (SELECT FROM permission_group_entries entry WHERE entry.group_id = permission_groups.id)
       AND NOT EXISTS (SELECT FROM permission_group_entries entry WHERE entry.group_id = permission_groups.id
         AND NOT EXISTS (SELECT FROM permission_grants held
           WHERE held.user_id = $1 AND held.permission_id = entry.permission_id))
     ORDER BY name LIMIT $2`,
    [companyId, limit],
  );
  return rows.map(({ name }) => name);
}

/** Reads the permissions of a group, and locks them against deletion until the transaction ends. */
export function findEntries(db: EntityManager, groupId: string): Promise<FoundPermission[]> {
  return db.query(
    `SELECT permission.id, permission.name, permission.action
     FROM permission_group_entries entry JOIN permissions permission ON permission.id = entry.permission_id
     WHERE entry.group_id = $1 ORDER BY permission.name, permission.action FOR KEY SHARE OF permission`,
    [groupId],
  );
}

/** Replaces the permissions of the group. The group must be new or locked. */
export async function replaceEntries(
  db: EntityManager,
  groupId: string,
  permissions: readonly FoundPermission[],
): Promise<void> {
  const ids = permissions.map(({ id }) => id);
  await db.query(
    'DELETE FROM permission_group_entries WHERE group_id = $1 AND permission_id <> ALL($2::uuid[])',
    [groupId, ids],
  );
  await db.query(
    `INSERT INTO permission_group_entries (group_id, permission_id) SELECT $1, unnest($2::uuid[])
     ON CONFLICT DO NOTHING`,
    [groupId, ids],
  );
}
