/** Whether an actor may act on an account, by the ranks of both, in SQL. */
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import { type RankedAccount, requireHigherRank } from './rank.js';

/**
 * Does nothing for an account that does not exist.
 * @throws CodedError `authorization.refused`, see `requireHigherRank`
 */
export async function requireHigherRankThan(db: EntityManager, actor: Actor, userId: number): Promise<void> {
  if (actor.isSuperuser) return;
  const rows = await db.query<RankedAccount[]>(
    `SELECT id, is_superuser AS "isSuperuser", is_admin AS "isAdmin", is_staff AS "isStaff" FROM users WHERE id = $1`,
    [userId],
  );
  for (const account of rows) requireHigherRank(actor, account);
}
