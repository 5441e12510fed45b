/** Sessions in SQL: begun and listed. Rotation and end are in files of their own. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { SecondFactorMethod } from './second-factor-method.js';
import type { Client } from '#auth/security-event';
import type { RefreshGrant } from '#auth/token';

/** Seconds. */
export interface SessionLimits {
  readonly refreshTokenLife: number;
  readonly absoluteLife: number;
}

export interface NewSession {
  readonly sessionId: string;
  readonly userId: number;
  readonly jti: string;
  readonly client: Client;
  /** When the password that was proved had been set, as PostgreSQL writes it; left out where the proof is another one. */
  readonly setAt?: string | null | undefined;
  /** The one that was shown, if any was. */
  readonly secondFactor?: SecondFactorMethod | undefined;
}

/**
 * $1 session, $2 user, $3 `jti`, $4 life and $5 absolute life in seconds, $6 device, $7 second factor, $8 whether the
 * proof is none by password, $9 when that had been set, $10 security event, $11 address.
 */
const start: PreparedQuery = {
  name: 'start-session',
  text: `
    WITH u AS (
      UPDATE users SET last_login = now() WHERE id = $2 AND is_active AND NOT is_deleted
        AND (NOT has_second_factor OR $7::text IS NOT NULL)
        AND ($8 OR password_changed_at IS NOT DISTINCT FROM $9::timestamptz)
      RETURNING id, subject
    ), s AS (
      INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at, device,
        second_factor, second_factor_at)
      SELECT $1, id, now() + make_interval(secs => least($4::int, $5::int)), now() + make_interval(secs => $5::int),
        $3, now(), nullif($6, ''), $7, CASE WHEN $7::text IS NOT NULL THEN now() END
      FROM u RETURNING id, user_id, expires_at, device
    ), told AS (
      INSERT INTO security_events (id, user_id, kind, session_id, address, device)
      SELECT $10, user_id, 'session.started', id, $11, device FROM s
    ), t AS (
      INSERT INTO refresh_tokens (jti, session_id, issued_at, expires_at)
      SELECT $3, id, now(), expires_at FROM s RETURNING jti, issued_at, expires_at
    )
    SELECT s.id AS "sessionId", s.user_id AS "userId", u.subject, t.jti,
      floor(extract(epoch FROM t.issued_at))::int AS "issuedAt",
      floor(extract(epoch FROM t.expires_at))::int AS "expiresAt",
      floor(extract(epoch FROM t.issued_at))::int AS now
    FROM u, s, t`,
};

/**
 * Starts a session for a user who may log in, with its first refresh token, and notes the login, in a security event too
 * (OWASP ASVS 5.0, 16.3). The one statement that makes sessions is also the one that asks for the second factor, and
 * whether the password is still the one that was proved: a login with the old password does not outrun its change.
 * @returns undefined if the user is inactive, deleted or gone by now, has a second factor and showed none, or another password
 */
export async function startSession(
  db: EntityManager,
  started: NewSession,
  limits: SessionLimits,
): Promise<RefreshGrant | undefined> {
  const rows = await runPrepared<RefreshGrant>(db, start, [
    started.sessionId,
    started.userId,
    started.jti,
    limits.refreshTokenLife,
    limits.absoluteLife,
    started.client.device,
    started.secondFactor ?? null,
    started.setAt === undefined,
    started.setAt ?? null,
    uuidv7(),
    started.client.address,
  ]);
  return rows[0];
}

/** A live session as its owner may see it. */
export interface ListedSession {
  readonly id: string;
  /** The User-Agent at login; null if it sent none. */
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** The end unless it is refreshed before. */
  readonly expiresAt: Date;
}

/** The latest login first. @param before comes after all that are given, in order of id */
export function listLiveSessions(
  db: EntityManager,
  userId: number,
  { before, limit }: { before: string; limit: number },
): Promise<ListedSession[]> {
  return db.query(
    `SELECT id, device, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
     FROM sessions WHERE user_id = $1 AND id < $2 AND ended_at IS NULL AND expires_at > now()
     ORDER BY id DESC LIMIT $3`,
    [userId, before, limit],
  );
}

/** @returns whose session it is, live or not; undefined if there is none */
export async function findUserOfSession(db: EntityManager, sessionId: string): Promise<number | undefined> {
  const rows = await db.query<{ userId: number }[]>(
    'SELECT user_id AS "userId" FROM sessions WHERE id = $1',
    [sessionId],
  );
  return rows[0]?.userId;
}
