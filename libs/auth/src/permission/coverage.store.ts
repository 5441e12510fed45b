/**
 * The rule that members hold at most the permissions of one of their companies, in SQL with its locks. DELETE fires
 * `tell_taken` (libs/database/triggers/permission-events.sql) and `grants_removed` (cache-invalidation.sql).
 */
import type { EntityManager } from 'typeorm';

export interface Held {
  readonly userId: number;
  /** `<name> <action>` of each. */
  readonly permissions: readonly string[];
}

/** Transactions that change grants, or what limits them, first lock the users in order of id. */
export async function lockUsers(db: EntityManager, userIds: readonly number[]): Promise<void> {
  await db.query('SELECT FROM users WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE', [userIds]);
}

/**
 * Locks the grants of these users and of their companies until the transaction ends. Every use case that grants
 * permissions, or revokes those of a company, calls it, so that neither misses the other's change. A change that
 * leaves permissions uncovered is made before this call.
 */
export async function lockCoverage(db: EntityManager, userIds: readonly number[]): Promise<void> {
  await lockUsers(db, userIds);
  await db.query(
    `SELECT FROM permission_grants held
     WHERE held.user_id IN (SELECT company_id FROM company_members WHERE user_id = ANY($1::int[]))
     ORDER BY held.user_id, held.permission_id FOR SHARE`,
    [userIds],
  );
}

/**
 * Revokes permissions of workers and tenants that none of their companies holds.
 * @param permissionIds limits the check to these; undefined checks all
 * @returns the revoked permissions by user
 */
export async function deleteUncovered(
  db: EntityManager,
  userIds: readonly number[],
  permissionIds: readonly string[] | undefined,
): Promise<Held[]> {
  // The user ids appear twice: the planner does not push them into the view and would join all of it.
  return db.query(
    `WITH removed AS (
       DELETE FROM permission_grants held USING users person
       WHERE held.user_id = ANY($1::int[]) AND person.id = held.user_id
         AND person.profile_type IN ('worker', 'tenant')
         AND ($2::uuid[] IS NULL OR held.permission_id = ANY($2))
         AND NOT EXISTS (
           SELECT FROM company_members member
           JOIN permission_grants cover ON cover.user_id = member.company_id
           WHERE member.user_id = ANY($1::int[])
             AND member.user_id = held.user_id AND cover.permission_id = held.permission_id
         )
       RETURNING held.user_id, held.permission_id
     )
     SELECT removed.user_id AS "userId",
       array_agg(permission.name || ' ' || permission.action ORDER BY permission.name, permission.action) AS permissions
     FROM removed JOIN permissions permission ON permission.id = removed.permission_id
     GROUP BY removed.user_id ORDER BY removed.user_id`,
    [userIds, permissionIds ?? null],
  );
}
