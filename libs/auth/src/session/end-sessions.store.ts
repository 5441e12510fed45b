/** Ends sessions, with a security event for each: they are dead on every entry point once the transaction has committed. */
import type { EntityManager } from 'typeorm';
import { type Client, type EndReason, recordSecurityEvents } from '#auth/security-event';
import { withdrawEmailChanges, withdrawEmailChangesIn } from './pending-email-change.store.js';
import { forgetDevices } from '#auth/throttle';
import { deleteLoginChallenges } from './pending-login.store.js';

interface Ending {
  readonly reason: EndReason;
  /** Who asked for it; left out where it was nobody from outside, or not the owner. */
  readonly client?: Client | undefined;
}

export interface EndedSession {
  readonly sessionId: string;
  readonly userId: number;
}

/** Sessions that end for these reasons keep their pending change of email: its owner may still want it. */
const keepingEmailChanges: ReadonlySet<EndReason> = new Set(['logout', 'replaced']);

/**
 * Ends one session, and withdraws a change of email that was requested in it, unless the owner has only logged out.
 * Ending a session that has ended or expired changes no session.
 * @param ending `userId` leaves the session alone unless it is theirs
 * @returns undefined if nothing changed
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
 * Ends all sessions of a user, every login that waits for its second factor, and every change of email that is not yet
 * confirmed. The account knows none of the user's browsers afterwards.
 * @param ending `replaced` is the id of a session that the caller continues in a successor, `kept` of one that goes on
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

/** Locks in order of id, as everything does that touches several sessions. */
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
