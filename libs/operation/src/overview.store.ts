/** Counts of what administrators watch, in SQL. Reads tables of several nouns; fires no trigger. */
import { countOrEstimate, type RowCount } from '#database';
import { approvalConditions } from '#auth/user';
import type { EntityManager } from 'typeorm';

export function countLiveSessions(db: EntityManager): Promise<RowCount> {
  return countOrEstimate(db, 'sessions', 'ended_at IS NULL AND expires_at > now()');
}

export interface SmallCounts {
  /** Companies that can log in and wait for approval. */
  readonly approvalsWaiting: number;
  readonly bans: number;
  /** Throttles in force. */
  readonly throttles: number;
  /** Sessions that ended in the last 24 hours because a refresh token was reused. */
  readonly reusedTokens: number;
}

export async function countSmall(db: EntityManager): Promise<SmallCounts> {
  const [counts] = await db.query<[SmallCounts]>(
    `SELECT
       (SELECT count(*)::int FROM company_profiles c JOIN users u ON u.id = c.user_id
        WHERE ${approvalConditions.waiting} AND u.is_active AND NOT u.is_deleted) AS "approvalsWaiting",
       (SELECT count(*)::int FROM bans WHERE expires_at IS NULL OR expires_at > now()) AS bans,
       (SELECT count(*)::int FROM throttlings WHERE ends_at > now()) AS throttles,
       (SELECT coalesce(sum(count), 0)::int FROM hourly_activity
        WHERE hour > now() - interval '24 hours' AND kind = 'refresh' AND outcome = 'reused') AS "reusedTokens"`,
  );
  return counts;
}
