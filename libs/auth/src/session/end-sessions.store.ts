/**
 * The only statements that end sessions; every use case that ends sessions calls them. They record the reason and one
 * security event per session. Every entry point rejects the tokens of an ended session once the transaction has committed.
 * Fires `tell_revoked` (libs/database/triggers/session-events.sql), which publishes session-revoked, and `session_changed`
 * (cache-invalidation.sql).
 */
import type { EntityManager } from 'typeorm';
import { type Client, type EndReason, recordSecurityEvents } from '#auth/security-event';
import { withdrawEmailChanges, withdrawEmailChangesIn } from './pending-email-change.store.js';
import { forgetDevices } from '#auth/throttle';
import { deleteLoginChallenges } from './pending-login.store.js';

interface Ending {
  readonly reason: EndReason;
  /** The owner's client. Omitted if an administrator, the CLI or the system ends the session. */
  readonly client?: Client | undefined;
}

export interface EndedSession {
  readonly sessionId: string;
  readonly userId: number;
}

/** Endings for these reasons do not withdraw a pending change of email: the owner may still confirm it. */
const keepingEmailChanges: ReadonlySet<EndReason> = new Set(['logout', 'replaced']);

/**
 * Ends one session. Withdraws a change of email that was requested in it, except on logout and replacement.
 * Does not change sessions that have ended or expired.
 * @param ending with `userId`, only a session of this user is ended
 * @returns undefined if no session ended
 */
export async function endSession(
  db: EntityManager,
  { sessionId, userId, ...ending }: Ending & { readonly sessionId: string; readonly userId?: number },
): Promise<EndedSession | undefined> {
  const which = 'id = $1 AND ($2::integer IS NULL OR user_id = $2)';
  if (!keepingEmailChanges.has(ending.reason)) await withdrawEmailChangesIn(db, sessionId);
  const ended = await end(db, which, [sessionId, userId ?? null], ending);
  return ended[0];
}

/**
 * Ends all sessions of a user. Deletes their login challenges, known devices and unconfirmed changes of email.
 * @param ending `replaced` is the id of a session that ends with the reason `replaced`, because the caller inserts a
 * successor; `kept` is the id of a session that does not end
 */
export async function endSessionsOf(
  db: EntityManager,
  {
    userId,
    replaced,
    kept,
    ...ending
  }: Ending & { readonly userId: number; readonly replaced?: string | undefined; readonly kept?: string },
): Promise<EndedSession[]> {
  await forgetDevices(db, userId);
  await deleteLoginChallenges(db, userId);
  await withdrawEmailChanges(db, userId);
  const which = 'user_id = $1 AND id IS DISTINCT FROM $2::uuid';
  return end(db, which, [userId, kept ?? null], { ...ending, replaced });
}

/** Locks the sessions in order of id, to avoid deadlocks with other transactions that lock several sessions. */
async function end(
  db: EntityManager,
  which: string,
  values: readonly unknown[],
  { reason, client, replaced }: Ending & { readonly replaced?: string | undefined },
): Promise<EndedSession[]> {
  const [reasonAt, replacedAt] = [values.length + 1, values.length + 2];
  const [ended] = await db.query<[EndedSession[], number]>(
    `UPDATE sessions SET ended_at = clock_timestamp(),
       end_reason = CASE WHEN id = $${replacedAt}::uuid THEN 'replaced' ELSE $${reasonAt} END
     WHERE id IN (
       SELECT id FROM sessions WHERE ${which} AND ended_at IS NULL AND expires_at > now()
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id AS "sessionId", user_id AS "userId"`,
    [...values, reason, replaced ?? null],
  );
  const kind = reason === 'refresh_reused' ? 'session.refresh_reused' : 'session.ended';
  const from = client && { client };
  await recordSecurityEvents(
    db,
    ended.map((session) => {
      const why = session.sessionId === replaced ? 'replaced' : reason;
      return { kind, ...session, reason: why, ...from };
    }),
  );
  return ended;
}
