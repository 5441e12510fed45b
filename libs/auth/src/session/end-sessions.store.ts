/**
 * The only statements that end sessions; every use case that ends sessions calls them. They record the reason and one
 * security event per session, and log the ending after the commit, so they require the manager of an `inTransaction`.
 * Every entry point rejects the tokens of an ended session once the transaction has committed.
 * Fires `tell_revoked` (libs/database/triggers/session-events.sql), which publishes session-revoked, and `session_changed`
 * (cache-invalidation.sql).
 */
import { onCommit } from '#database';
import type { EntityManager } from 'typeorm';
import { type Client, type EndReason, recordSecurityEvents } from '#auth/security-event';
import { forgetDevices } from '#auth/throttle';
import {
  type EndedSession,
  type FinalReason,
  logEnding,
  logEndings,
  logEndingsOfMany,
  logReplacement,
} from './ending-log.js';
import {
  withdrawEmailChanges,
  withdrawEmailChangesIn,
  withdrawEmailChangesOf,
} from './pending-email-change.store.js';
import { deleteLoginChallenges } from './pending-login.store.js';

export type { EndedSession } from './ending-log.js';

interface Origin {
  /** The owner's client. Omitted if an administrator, the CLI or the system ends the session. */
  readonly client?: Client | undefined;
}

interface SingleSession extends Origin {
  readonly sessionId: string;
  /** If set, only a session of this user ends. */
  readonly userId?: number;
}

/** A session that ends with the reason `replaced`, because the caller inserts a successor. */
export interface Replacement {
  readonly sessionId: string;
  readonly successorId: string;
}

interface AllSessions extends Origin {
  readonly userId: number;
  readonly reason: FinalReason;
  readonly replaced?: Replacement | undefined;
  /** A session that does not end. */
  readonly kept?: string;
}

/**
 * Ends one session. Withdraws a change of email that was requested in it, except on logout: the owner may still confirm it.
 * Does not change sessions that have ended or expired.
 * @returns undefined if no session ended
 */
export async function endSession(
  db: EntityManager,
  { reason, ...single }: SingleSession & { readonly reason: FinalReason },
): Promise<EndedSession | undefined> {
  if (reason !== 'logout') await withdrawEmailChangesIn(db, single.sessionId);
  const ended = await endOne(db, single, reason);
  if (ended) onCommit(db, () => logEnding(ended, reason, single.client));
  return ended;
}

/**
 * Ends one session whose successor the caller inserts. A change of email that was requested in it stays valid.
 * @returns undefined if no session ended
 */
export async function endReplacedSession(
  db: EntityManager,
  { successorId, ...single }: SingleSession & Replacement,
): Promise<EndedSession | undefined> {
  const ended = await endOne(db, single, 'replaced');
  if (ended) onCommit(db, () => logReplacement(ended, successorId));
  return ended;
}

/** Ends all sessions of a user. Deletes their login challenges, known devices and unconfirmed changes of email. */
export async function endSessionsOf(
  db: EntityManager,
  { userId, reason, replaced, kept, client }: AllSessions,
): Promise<EndedSession[]> {
  await forgetDevices(db, [userId]);
  await deleteLoginChallenges(db, [userId]);
  await withdrawEmailChanges(db, userId);
  const which = 'user_id = $1 AND id IS DISTINCT FROM $2::uuid';
  const ended = await end(db, which, [userId, kept ?? null], {
    reason,
    client,
    replacedId: replaced?.sessionId,
  });
  const predecessor = ended.find(({ sessionId }) => sessionId === replaced?.sessionId);
  onCommit(db, () => {
    if (replaced && predecessor) logReplacement(predecessor, replaced.successorId);
    logEndings(userId, reason, ended.length - (predecessor ? 1 : 0));
  });
  return ended;
}

/** Ends all sessions of many users, as `endSessionsOf` does for one. @returns how many sessions ended */
export async function endSessionsOfMany(
  db: EntityManager,
  userIds: readonly number[],
  reason: FinalReason,
): Promise<number> {
  await forgetDevices(db, userIds);
  await deleteLoginChallenges(db, userIds);
  await withdrawEmailChangesOf(db, userIds);
  const ended = await end(db, 'user_id = ANY ($1::integer[])', [userIds], { reason });
  onCommit(db, () => logEndingsOfMany(userIds.length, reason, ended.length));
  return ended.length;
}

/** @returns users with a live session, in order of their ids, after the id */
export async function usersWithSessions(db: EntityManager, after: number, limit: number): Promise<number[]> {
  const rows = await db.query<{ userId: number }[]>(
    `SELECT DISTINCT user_id AS "userId" FROM sessions
     WHERE user_id > $1 AND ended_at IS NULL AND expires_at > now() ORDER BY user_id LIMIT $2`,
    [after, limit],
  );
  return rows.map(({ userId }) => userId);
}

export async function countUsersWithSessions(db: EntityManager): Promise<number> {
  const [{ users }] = await db.query<[{ users: number }]>(
    'SELECT count(DISTINCT user_id)::int AS users FROM sessions WHERE ended_at IS NULL AND expires_at > now()',
  );
  return users;
}

/**
 * Logs the endings of the sessions that PostgreSQL deletes together with their user (`ON DELETE CASCADE`). Call it before
 * the user is deleted. Consumers of events receive account-purged instead of session-revoked.
 */
export async function logErasedSessions(db: EntityManager, userId: number): Promise<void> {
  const [live] = await db.query<[{ sessions: number }]>(
    `SELECT count(*)::int AS sessions FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now()`,
    [userId],
  );
  onCommit(db, () => logEndings(userId, 'account_deleted', live.sessions));
}

async function endOne(
  db: EntityManager,
  { sessionId, userId, client }: SingleSession,
  reason: EndReason,
): Promise<EndedSession | undefined> {
  const which = 'id = $1 AND ($2::integer IS NULL OR user_id = $2)';
  const ended = await end(db, which, [sessionId, userId ?? null], { reason, client });
  return ended[0];
}

/** Locks the sessions in order of id, to avoid deadlocks with other transactions that lock several sessions. */
async function end(
  db: EntityManager,
  which: string,
  values: readonly unknown[],
  {
    reason,
    client,
    replacedId,
  }: Origin & { readonly reason: EndReason; readonly replacedId?: string | undefined },
): Promise<EndedSession[]> {
  const [reasonAt, replacedAt] = [values.length + 1, values.length + 2];
  const [ended] = await db.query<[EndedSession[], number]>(
    `UPDATE sessions SET ended_at = clock_timestamp(),
       end_reason = CASE WHEN id = $${replacedAt}::uuid THEN 'replaced' ELSE $${reasonAt} END
     WHERE id IN (
       SELECT id FROM sessions WHERE ${which} AND ended_at IS NULL AND expires_at > now()
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id AS "sessionId", user_id AS "userId"`,
    [...values, reason, replacedId ?? null],
  );
  const kind = reason === 'refresh_reused' ? 'session.refresh_reused' : 'session.ended';
  await recordSecurityEvents(
    db,
    ended.map((session) => ({
      kind,
      ...session,
      reason: session.sessionId === replacedId ? 'replaced' : reason,
      ...(client && { client }),
    })),
  );
  return ended;
}
