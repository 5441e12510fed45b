/**
 * Inserts and lists sessions in SQL. See `rotation.store.ts` for rotation and `end-sessions.store.ts` for endings.
 * INSERT fires `tell_established` (libs/database/triggers/session-events.sql).
 */
import { countOrEstimateQuery, queryParameters, type PreparedQuery, runPrepared } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import { digestOfToken } from '#sealing';
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
  /** `password_changed_at` of the verified password, as PostgreSQL text; omitted if the login used no password. */
  readonly setAt?: string | null | undefined;
  /** The second factor that was verified, if any. */
  readonly secondFactor?: SecondFactorMethod | undefined;
  /** Whether the session begins only on a known device of the account, or with the account's first login. */
  readonly requiresKnownDevice?: boolean;
}

/**
 * $1 session, $2 user, $3 `jti`, $4 life and $5 absolute life in seconds, $6 device, $7 second factor, $8 whether the
 * login used no password, $9 when the password was set, $10 security event, $11 address, $12 whether the device must be known,
 * $13 digests of its tokens.
 */
const start: PreparedQuery = {
  name: 'start-session',
  text: `
    WITH u AS (
      UPDATE users SET last_login = now() WHERE id = $2 AND is_active AND NOT is_deleted
        AND (NOT has_second_factor OR $7::text IS NOT NULL)
        AND ($8 OR password_changed_at IS NOT DISTINCT FROM $9::timestamptz)
        AND (NOT $12 OR last_login IS NULL OR EXISTS (SELECT FROM known_devices d
          WHERE d.user_id = users.id AND d.digest = ANY($13::bytea[]) AND d.expires_at > now()))
      RETURNING id, subject
    ), s AS (
      INSERT INTO sessions (id, user_id, expires_at, absolute_expires_at, tip_jti, tip_issued_at, device,
        second_factor, second_factor_at)
      SELECT $1, id, now() + make_interval(secs => least($4::int, $5::int)), now() + make_interval(secs => $5::int),
        $3, now(), nullif($6, ''), $7, CASE WHEN $7::text IS NOT NULL THEN now() END
      FROM u RETURNING id, user_id, expires_at, device
    ), recorded AS (
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
 * Inserts a session with its first refresh token, updates the user's last login and records a security event (OWASP ASVS
 * 5.0, 16.3). The same statement checks the second factor and that the verified password is still the current one, so a
 * login cannot race a change of password.
 * @returns undefined if the user is inactive, deleted or missing, if a required second factor is missing, if the password has
 * changed, or if the device must be known and is not
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
    started.requiresKnownDevice ?? false,
    (started.client.deviceTokens ?? []).map(digestOfToken),
  ]);
  return rows[0];
}

/** A live session, as shown to its owner. */
export interface ListedSession {
  readonly id: string;
  /** The User-Agent at login; null if it sent none. */
  readonly device: string | null;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  /** Idle expiry; a refresh postpones it. */
  readonly expiresAt: Date;
}

const id = { sql: 'id', type: 'uuid' } as const;
/** A user has few sessions: all of them are read in any order. */
export const sessionOrder = new ListOrder(
  { id: [id], last_used_at: [{ sql: 'last_used_at', type: 'moment' }, id] },
  '-id',
);

const liveOfUser = 'user_id = $1 AND ended_at IS NULL AND expires_at > now()';

export function listLiveSessions(
  db: EntityManager,
  userId: number,
  reading: OrderedReading,
): Promise<Ordered<ListedSession>[]> {
  const { values, parameter } = queryParameters([userId]);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, device, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt",
       ${reading.cursor()} AS cursor
     FROM sessions WHERE ${liveOfUser} ${start === undefined ? '' : `AND ${start}`}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countLiveSessionsOf(db: EntityManager, userId: number): Promise<Total> {
  return countOrEstimateQuery(db, `SELECT FROM sessions WHERE ${liveOfUser}`, [userId]);
}

/** @returns the id of the session's user, also for ended sessions; undefined if no such session exists */
export async function findUserOfSession(db: EntityManager, sessionId: string): Promise<number | undefined> {
  const rows = await db.query<{ userId: number }[]>(
    'SELECT user_id AS "userId" FROM sessions WHERE id = $1',
    [sessionId],
  );
  return rows[0]?.userId;
}
