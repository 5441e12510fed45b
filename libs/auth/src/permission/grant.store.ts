/**
 * Permission grants in SQL. INSERT and DELETE fire `tell_granted` and `tell_taken`, which publish claim changes
 * (libs/database/triggers/permission-events.sql), and `grants_added` and `grants_removed` (cache-invalidation.sql).
 */
import type { EntityManager } from 'typeorm';
import type { ProfileType } from '#auth/user';
import type { FoundPermission } from './permission.store.js';

export interface Holder {
  readonly id: number;
  readonly isSuperuser: boolean;
  readonly isAdmin: boolean;
  readonly isStaff: boolean;
  readonly profileType: ProfileType | null;
}

export interface HeldPermission {
  readonly name: string;
  readonly action: string;
  readonly description: string;
}

export async function findGrantHolder(db: EntityManager, userId: number): Promise<Holder | undefined> {
  const rows = await db.query<Holder[]>(
    `SELECT id, is_superuser AS "isSuperuser", is_admin AS "isAdmin", is_staff AS "isStaff", profile_type AS "profileType"
     FROM users WHERE id = $1`,
    [userId],
  );
  return rows[0];
}

export async function isMember(db: EntityManager, companyId: number, userId: number): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    'SELECT FROM company_members WHERE company_id = $1 AND user_id = $2',
    [companyId, userId],
  );
  return rows.length > 0;
}

export async function membersOf(db: EntityManager, companyId: number): Promise<number[]> {
  const rows = await db.query<{ userId: number }[]>(
    'SELECT user_id AS "userId" FROM company_members WHERE company_id = $1',
    [companyId],
  );
  return rows.map(({ userId }) => userId);
}

export async function companiesOf(db: EntityManager, userId: number): Promise<number[]> {
  const rows = await db.query<{ companyId: number }[]>(
    'SELECT company_id AS "companyId" FROM company_members WHERE user_id = $1',
    [userId],
  );
  return rows.map(({ companyId }) => companyId);
}

/** @returns the permissions that no listed user holds */
export async function findUnheld(
  db: EntityManager,
  userIds: readonly number[],
  permissions: readonly FoundPermission[],
): Promise<FoundPermission[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT DISTINCT permission_id AS id FROM permission_grants
     WHERE user_id = ANY($1::int[]) AND permission_id = ANY($2::uuid[])`,
    [userIds, permissions.map(({ id }) => id)],
  );
  const held = new Set(rows.map(({ id }) => id));
  return permissions.filter(({ id }) => !held.has(id));
}

/** @returns ids of the permissions newly granted */
export async function insertGrants(
  db: EntityManager,
  userId: number,
  permissions: readonly FoundPermission[],
): Promise<Set<string>> {
  const inserted = await db.query<{ id: string }[]>(
    `INSERT INTO permission_grants (user_id, permission_id) SELECT $1, unnest($2::uuid[])
     ON CONFLICT DO NOTHING RETURNING permission_id AS id`,
    [userId, permissions.map(({ id }) => id)],
  );
  return new Set(inserted.map(({ id }) => id));
}

export async function countGrants(db: EntityManager, userId: number): Promise<number> {
  const rows = await db.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM permission_grants WHERE user_id = $1',
    [userId],
  );
  return rows[0].count;
}

/** @returns ids of the permissions revoked */
export async function deleteGrants(
  db: EntityManager,
  userId: number,
  permissions: readonly FoundPermission[],
): Promise<Set<string>> {
  const [deleted] = await db.query<[{ id: string }[], number]>(
    `DELETE FROM permission_grants WHERE user_id = $1 AND permission_id = ANY($2::uuid[])
     RETURNING permission_id AS id`,
    [userId, permissions.map(({ id }) => id)],
  );
  return new Set(deleted.map(({ id }) => id));
}

/** Ordered by name and action. @param after exclusive lower bound */
export function listHeld(
  db: EntityManager,
  userId: number,
  { after, limit }: { after: readonly [name: string, action: string]; limit: number },
): Promise<HeldPermission[]> {
  return db.query(
    `SELECT permission.name, permission.action, permission.description
     FROM permission_grants held JOIN permissions permission ON permission.id = held.permission_id
     WHERE held.user_id = $1 AND (permission.name, permission.action) > ($2, $3)
     ORDER BY permission.name, permission.action LIMIT $4`,
    [userId, ...after, limit],
  );
}

export async function deleteAllGrants(db: EntityManager, userId: number): Promise<void> {
  await db.query('DELETE FROM permission_grants WHERE user_id = $1', [userId]);
}
