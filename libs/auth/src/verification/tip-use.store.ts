/** Records the first use of refreshed tokens in SQL: it starts the grace period of the previous refresh token. */
import type { EntityManager } from 'typeorm';

/** The first use of an access token, which was issued together with the refresh token `tip`. */
export interface TipUse {
  readonly sessionId: string;
  readonly tip: string;
}

/**
 * Records the first use of tokens: the predecessor of each tip stays valid for the grace period only. A use that is recorded
 * already, or whose tip is no longer the newest refresh token of the session, changes nothing.
 * @param grace seconds
 */
export async function noteTipUses(db: EntityManager, uses: readonly TipUse[], grace: number): Promise<void> {
  await db.query(
    `WITH used AS (
       SELECT s.id, s.predecessor_jti
       FROM sessions s JOIN unnest($1::uuid[], $2::uuid[]) AS seen (id, tip) ON seen.id = s.id AND seen.tip = s.tip_jti
       WHERE s.predecessor_jti IS NOT NULL ORDER BY s.id FOR NO KEY UPDATE OF s
     ), noted AS (
       UPDATE sessions s SET predecessor_jti = NULL, last_used_at = clock_timestamp() FROM used WHERE s.id = used.id
     )
     UPDATE refresh_tokens t SET good_until = clock_timestamp() + make_interval(secs => $3::int)
     FROM used WHERE t.jti = used.predecessor_jti`,
    [uses.map(({ sessionId }) => sessionId), uses.map(({ tip }) => tip), grace],
  );
}
