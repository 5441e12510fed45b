/** Checks in SQL whether an actor's rank permits acting on accounts. */
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import { type RankedAccount, requireHigherRank } from './rank.js';

/**
 * Ignores accounts that do not exist.
 * @throws CodedError `authorization.refused`, see `requireHigherRank`
 */
export async function requireHigherRankThan(
  db: EntityManager,
  actor: Actor,
  userIds: readonly number[],
): Promise<void> {
  if (actor.isSuperuser) return;
  const rows = await db.query<RankedAccount[]>(
    `SELECT id, is_superuser AS "isSuperuser", is_admin AS "isAdmin", is_staff AS "isStaff" FROM users WHERE id = ANY ($1)`,
    [userIds],
  );
  for (const account of rows) requireHigherRank(actor, account);
}
