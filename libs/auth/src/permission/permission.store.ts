/**
 * Permissions in SQL. UPDATE of a name fires `tell_renamed` (libs/database/triggers/permission-events.sql) and
 * `permissions_end_name_conflict` (name-conflicts.sql); UPDATE and DELETE fire `permission_changed` and `permission_removed`
 * (cache-invalidation.sql). DELETE cascades to the grants and their triggers.
 */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { countOrEstimateQuery, queryParameters } from '#database';
import { containing, ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import { labelOf, type PermissionReference } from './permission-reference.js';
import { type PermissionAction, permissionActions } from './permission.entity.js';

export interface FoundPermission {
  readonly id: string;
  readonly name: string;
  readonly action: PermissionAction;
}

/** The permissions that share one name. */
export interface NamedPermissions {
  readonly name: string;
  readonly actions: readonly { readonly action: PermissionAction; readonly description: string }[];
}

/** Creates the missing ones of the four permissions of each name. @returns the permissions created */
export async function insertMissingPermissions(
  db: EntityManager,
  names: readonly string[],
): Promise<Omit<FoundPermission, 'id'>[]> {
  const wanted = names.flatMap((name) => permissionActions.map((action) => ({ id: uuidv7(), name, action })));
  return db.query(
    `INSERT INTO permissions (id, name, action)
     SELECT id, name, action FROM jsonb_to_recordset($1::jsonb) AS wanted(id uuid, name text, action text)
     ON CONFLICT DO NOTHING RETURNING name, action`,
    [JSON.stringify(wanted)],
  );
}

/** Locks the permissions against deletion until the transaction ends. @returns each once, in order */
export function findPermissions(
  db: EntityManager,
  references: readonly PermissionReference[],
): Promise<FoundPermission[]> {
  return db.query(
    `SELECT id, name, action FROM permissions
     WHERE name = ANY($1::text[]) AND ARRAY[name, name || ' ' || action]::text[] && $2::text[]
     ORDER BY name, action FOR KEY SHARE`,
    [references.map(({ name }) => name), references.map(labelOf)],
  );
}

/** Locks the permissions against deletion until the transaction ends. Deleted ones are missing. */
export function findPermissionsById(db: EntityManager, ids: readonly string[]): Promise<FoundPermission[]> {
  return db.query(
    'SELECT id, name, action FROM permissions WHERE id = ANY($1::uuid[]) ORDER BY name, action FOR KEY SHARE',
    [ids],
  );
}

const actionsOfName = `jsonb_agg(
  jsonb_build_object('action', action, 'description', description) ORDER BY action) AS actions`;

export async function findNamed(db: EntityManager, name: string): Promise<NamedPermissions | undefined> {
  const rows = await db.query<NamedPermissions[]>(
    `SELECT name, ${actionsOfName} FROM permissions WHERE name = $1 GROUP BY name`,
    [name],
  );
  return rows[0];
}

export const permissionOrder = new ListOrder({ name: [{ sql: 'name', type: 'text' }] }, 'name');

const named = `($1::text IS NULL OR name ILIKE $1)`;
const pattern = (search: string | undefined) => (search === undefined ? null : containing(search));

export function listNamed(
  db: EntityManager,
  search: string | undefined,
  reading: OrderedReading,
): Promise<Ordered<NamedPermissions>[]> {
  const { values, parameter } = queryParameters([pattern(search)]);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT name, ${actionsOfName}, ${reading.cursor()} AS cursor FROM permissions
     WHERE ${named} ${start === undefined ? '' : `AND ${start}`}
     GROUP BY name ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countNamed(db: EntityManager, search: string | undefined): Promise<Total> {
  return countOrEstimateQuery(db, `SELECT DISTINCT name FROM permissions WHERE ${named}`, [pattern(search)]);
}

/** Like `findNamed`; locks the rows until the transaction ends. */
export async function lockNamed(db: EntityManager, name: string): Promise<NamedPermissions | undefined> {
  const rows = await db.query<NamedPermissions[]>(
    `SELECT name, ${actionsOfName}
     FROM (SELECT name, action, description FROM permissions WHERE name = $1 ORDER BY action FOR UPDATE) locked
     GROUP BY name`,
    [name],
  );
  return rows[0];
}

/** @returns the permissions after the change */
export async function updateNamed(
  db: EntityManager,
  name: string,
  to: { readonly name: string; readonly description: string | undefined },
): Promise<NamedPermissions | undefined> {
  const rows = await db.query<NamedPermissions[]>(
    `WITH changed AS (
       UPDATE permissions SET name = $2, description = coalesce($3, description) WHERE name = $1
       RETURNING name, action, description
     )
     SELECT name, ${actionsOfName} FROM changed GROUP BY name`,
    [name, to.name, to.description ?? null],
  );
  return rows[0];
}

/** @returns the actions deleted; their grants are deleted by the foreign key */
export async function deleteNamed(
  db: EntityManager,
  { name, action }: PermissionReference,
): Promise<PermissionAction[]> {
  const [deleted] = await db.query<[{ action: PermissionAction }[], number]>(
    'DELETE FROM permissions WHERE name = $1 AND ($2::text IS NULL OR action = $2) RETURNING action',
    [name, action ?? null],
  );
  return deleted.map((row) => row.action);
}
