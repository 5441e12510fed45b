/** Logins that wait for their second factor, in SQL: they end together with the sessions of the user. */
import type { EntityManager } from 'typeorm';

/** Deletes the login challenges of a user, so that a login that began before this call cannot be finished after it. */
export async function deleteLoginChallenges(db: EntityManager, userId: number): Promise<void> {
  await db.query('DELETE FROM login_challenges WHERE user_id = $1', [userId]);
}
