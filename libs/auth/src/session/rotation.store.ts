/**
 * Refresh token rotation in SQL. A session is a family of refresh tokens with one tip; its row is the lock of the family.
 * After waiting for the lock, PostgreSQL re-reads the locked row only: the rest of the statement sees the tables as of its
 * start. State that may change while waiting is therefore stored in the session's row.
 * Fires `session_changed` (libs/database/triggers/cache-invalidation.sql) only if a rotation shortens the session, and never
 * `tell_revoked` (session-events.sql), because the session stays live.
 */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { RefreshGrant } from '#auth/token';

/** The ids of a verified refresh token, in lower case. */
export interface PresentedToken {
  readonly sessionId: string;
  readonly jti: string;
  /** Its `exp`, in seconds since the epoch, compared with the database's clock. */
  readonly expiresAt: number;
}

/** Seconds. */
export interface RotationLimits {
  readonly refreshTokenLife: number;
  readonly refreshGrace: number;
}

/** Whether a presented token is valid, and the tip of its session, which may be the successor just inserted. */
export interface RotationResult extends RefreshGrant {
  /** Whether the token was the tip, is the tip's predecessor before the first use of the tip, or is in its grace period. */
  readonly isValid: boolean;
  /** Whether this call inserted the tip. */
  readonly isRotated: boolean;
}

/** $1 sessions, $2 the token presented for each, $3 its successor, $4 its exp, $5 life in seconds, $6 grace in seconds. */
const rotationOf = (waiting: '' | 'SKIP LOCKED') => `
  WITH presented AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::float8[]) AS p (session_id, jti, successor, exp)
  ), family AS (
    SELECT p.jti, p.successor, s.id, s.user_id, u.subject, s.tip_jti, s.tip_issued_at, s.predecessor_jti, s.expires_at,
      s.absolute_expires_at
    FROM presented p JOIN sessions s ON s.id = p.session_id JOIN users u ON u.id = s.user_id
    WHERE s.ended_at IS NULL AND s.expires_at > clock_timestamp() AND u.is_active AND NOT u.is_deleted
      AND p.exp > extract(epoch FROM clock_timestamp())
    FOR NO KEY UPDATE OF s ${waiting}
  ), held AS MATERIALIZED (
    SELECT *, clock_timestamp() AS now FROM family
  ), rotated AS (
    UPDATE sessions s SET tip_jti = held.successor, tip_issued_at = held.now, predecessor_jti = held.jti,
      last_used_at = held.now, expires_at = least(held.now + make_interval(secs => $5::int), held.absolute_expires_at)
    FROM held WHERE s.id = held.id AND held.tip_jti = held.jti
    RETURNING s.id, s.tip_jti, s.tip_issued_at, s.expires_at
  ), added AS (
    INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
    SELECT tip_jti, id, tip_issued_at, expires_at FROM rotated
  ), superseded AS (
    UPDATE refresh_tokens t SET blacklisted_at = coalesce(t.blacklisted_at, held.now),
      good_until = CASE WHEN t.jti = held.predecessor_jti THEN held.now + make_interval(secs => $6::int) END
    FROM rotated JOIN held ON held.id = rotated.id WHERE t.jti IN (held.jti, held.predecessor_jti)
  )
  SELECT held.id AS "sessionId", held.user_id AS "userId", held.subject,
    coalesce(rotated.tip_jti, held.tip_jti) AS jti,
    floor(extract(epoch FROM coalesce(rotated.tip_issued_at, held.tip_issued_at)))::float8 AS "issuedAt",
    floor(extract(epoch FROM coalesce(rotated.expires_at, held.expires_at)))::float8 AS "expiresAt",
    floor(extract(epoch FROM held.now))::float8 AS now,
    coalesce(held.tip_jti = held.jti OR held.predecessor_jti = held.jti, false) OR EXISTS (
      SELECT FROM refresh_tokens t WHERE t.jti = held.jti AND t.session_id = held.id AND t.good_until > held.now
    ) AS "isValid", rotated.id IS NOT NULL AS "isRotated"
  FROM held LEFT JOIN rotated ON rotated.id = held.id
  -- Excludes sessions that expired while this waited for the lock, or expire within the current second.
  WHERE floor(extract(epoch FROM coalesce(rotated.expires_at, held.expires_at))) > extract(epoch FROM held.now)`;

const rotation: PreparedQuery = { name: 'rotate-refresh-token', text: rotationOf('') };
const freeRotations: PreparedQuery = { name: 'rotate-refresh-tokens', text: rotationOf('SKIP LOCKED') };

/**
 * Inserts the successor of the tip; changes nothing for a superseded token that is still valid. Of parallel calls with one
 * token exactly one rotates, and all return the same tip. One round trip in its own transaction.
 * @returns undefined if the session has ended, the user is inactive or deleted, or the token has expired. `isValid: false` is
 * not final: a grace period that began while this waited is not visible. Repeat it with `lockAndRotateRefreshToken`.
 */
export async function rotateRefreshToken(
  db: EntityManager,
  presented: PresentedToken,
  limits: RotationLimits,
): Promise<RotationResult | undefined> {
  const rows = await runPrepared<RotationResult>(db, rotation, valuesOf([presented], limits));
  return rows[0];
}

/**
 * As `rotateRefreshToken`, for one token of each of several sessions. Skips locked sessions.
 * @returns results by session id. A missing session has ended or is locked; `rotateRefreshToken` waits for the lock
 */
export async function rotateFreeRefreshTokens(
  db: EntityManager,
  presented: readonly PresentedToken[],
  limits: RotationLimits,
): Promise<Map<string, RotationResult>> {
  const rows = await runPrepared<RotationResult>(db, freeRotations, valuesOf(presented, limits));
  return new Map(rows.map((result) => [result.sessionId, result]));
}

/** As `rotateRefreshToken`, but locks the session in a statement of its own, so that the rotation reads the latest committed rows. */
export async function lockAndRotateRefreshToken(
  db: EntityManager,
  presented: PresentedToken,
  limits: RotationLimits,
): Promise<RotationResult | undefined> {
  await db.query('SELECT FROM sessions WHERE id = $1 FOR NO KEY UPDATE', [presented.sessionId]);
  const rows = await runPrepared<RotationResult>(db, rotation, valuesOf([presented], limits));
  return rows[0];
}

function valuesOf(presented: readonly PresentedToken[], limits: RotationLimits): unknown[] {
  return [
    presented.map(({ sessionId }) => sessionId),
    presented.map(({ jti }) => jti),
    presented.map(() => uuidv7()),
    presented.map(({ expiresAt }) => expiresAt),
    limits.refreshTokenLife,
    limits.refreshGrace,
  ];
}
