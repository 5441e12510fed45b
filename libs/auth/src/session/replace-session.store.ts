/**
 * Replaces a session by a successor in SQL. Fires `tell_established` (libs/database/triggers/session-events.sql); for the
 * ending see `end-sessions.store.ts`.
 */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { moveEmailChanges } from './pending-email-change.store.js';
import type { SecondFactorMethod } from './second-factor-method.js';
import type { Client } from '#auth/security-event';
import type { RefreshGrant } from '#auth/token';
import { endReplacedSession, endSessionsOf } from './end-sessions.store.js';
import type { FinalReason } from './ending-log.js';
import type { SessionLimits } from './session.store.js';

export interface ReplacedSession {
  readonly userId: number;
  readonly sessionId: string;
  readonly client: Client;
  /** Reason with which all other sessions of the user end; omitted if they do not end. */
  readonly othersEnd?: FinalReason | undefined;
  /** The second factor that the change has proved. */
  readonly secondFactor?: SecondFactorMethod | undefined;
}

/**
 * $1 session, $2 successor, $3 `jti`, $4 life of a refresh token in seconds, $5 second factor.
 * The login time, the absolute expiry and the device stay those of the login.
 */
const insertSuccessor: PreparedQuery = {
  name: 'insert-successor',
  text: `
    WITH old AS MATERIALIZED (
      SELECT s.*, u.subject, clock_timestamp() AS moment
      FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1
    ), successor AS (
      INSERT INTO sessions (id, user_id, created_at, expires_at, absolute_expires_at, tip_jti, tip_issued_at, device,
        second_factor, second_factor_at, last_used_at)
      SELECT $2, user_id, created_at, least(moment + make_interval(secs => $4::int), absolute_expires_at),
        absolute_expires_at, $3, moment, device, coalesce($5, second_factor),
        CASE WHEN $5::text IS NOT NULL THEN moment ELSE second_factor_at END, moment
      FROM old WHERE floor(extract(epoch FROM absolute_expires_at)) > extract(epoch FROM moment)
      RETURNING id, user_id, tip_jti, tip_issued_at, expires_at
    ), token AS (
      INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
      SELECT tip_jti, id, tip_issued_at, expires_at FROM successor
    )
    SELECT successor.id AS "sessionId", successor.user_id AS "userId", old.subject, successor.tip_jti AS jti,
      floor(extract(epoch FROM old.moment))::float8 AS "issuedAt",
      floor(extract(epoch FROM successor.expires_at))::float8 AS "expiresAt",
      floor(extract(epoch FROM old.moment))::float8 AS now
    FROM old, successor`,
};

/**
 * Ends the session with the reason `replaced` and inserts its successor.
 * @returns undefined if the session has ended or expired; the caller rolls its transaction back
 */
export async function replaceSession(
  db: EntityManager,
  successorId: string,
  { userId, sessionId, client, othersEnd, secondFactor }: ReplacedSession,
  limits: SessionLimits,
): Promise<RefreshGrant | undefined> {
  if (!othersEnd) await moveEmailChanges(db, { userId, from: sessionId, to: successorId });
  const ended = othersEnd
    ? await endSessionsOf(db, { userId, replaced: { sessionId, successorId }, reason: othersEnd, client })
    : [await endReplacedSession(db, { sessionId, successorId, userId, client })];
  if (!ended.some((session) => session?.sessionId === sessionId)) return undefined;
  const rows = await runPrepared<RefreshGrant>(db, insertSuccessor, [
    sessionId,
    successorId,
    uuidv7(),
    limits.refreshTokenLife,
    secondFactor ?? null,
  ]);
  return rows[0];
}

/** @returns whether one of these sessions was replaced by a successor */
export async function isAnyReplaced(db: EntityManager, sessionIds: readonly string[]): Promise<boolean> {
  const [found] = await db.query<[{ replaced: boolean }]>(
    `SELECT EXISTS (SELECT FROM sessions WHERE id = ANY ($1::uuid[]) AND end_reason = 'replaced') AS replaced`,
    [sessionIds],
  );
  return found.replaced;
}
