/** Deletes login challenges in SQL, when all sessions of a user end. Fires no trigger. */
import type { EntityManager } from 'typeorm';

/** Deletes the login challenges of users, so that a login with the old credentials cannot be completed. */
export async function deleteLoginChallenges(db: EntityManager, userIds: readonly number[]): Promise<void> {
  await db.query('DELETE FROM login_challenges WHERE user_id = ANY ($1::integer[])', [userIds]);
}
