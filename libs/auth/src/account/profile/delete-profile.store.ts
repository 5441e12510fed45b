/**
 * Deletes the profile of an unconfirmed account in SQL, so that it can have one of another type. Fires `release_profile_type`
 * (libs/database/triggers/profiles.sql).
 */
import type { EntityManager } from 'typeorm';
import type { ProfileType } from '#auth/user';

/**
 * Rows that an administrator attached to the profile of a user, who then keeps this profile type. The tables belong to
 * libs/organisation, which this library must not import. Without this condition the foreign keys would delete most of
 * these rows together with the profile.
 */
const attached = `
  EXISTS (SELECT FROM department_workers WHERE worker_id = $1)
  OR EXISTS (SELECT FROM departments WHERE company_id = $1)
  OR EXISTS (SELECT FROM house_groups WHERE provider_id = $1)
  OR EXISTS (SELECT FROM area_tenants WHERE tenant_id = $1)
  OR EXISTS (SELECT FROM company_assignments WHERE $1 IN (company_id, user_id))
  OR EXISTS (SELECT FROM owner_areas WHERE $1 IN (company_id, tenant_id))`;

/**
 * Deletes the profile of a user whom the caller has locked, unless rows are attached to it. Locks the profile in a statement
 * of its own: the next statement then sees the rows of the transactions that this one waited for.
 * @returns whether the profile was deleted
 */
export async function deleteProfile(db: EntityManager, userId: number, type: ProfileType): Promise<boolean> {
  await db.query(`SELECT FROM ${type}_profiles WHERE user_id = $1 FOR UPDATE`, [userId]);
  const [, deleted] = await db.query<[unknown[], number]>(
    `DELETE FROM ${type}_profiles WHERE user_id = $1 AND NOT (${attached})`,
    [userId],
  );
  return deleted === 1;
}
