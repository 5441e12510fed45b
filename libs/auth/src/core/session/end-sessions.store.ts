/** Ends sessions, with a security event for each: they are dead at every door once the transaction has committed. */
import type { EntityManager } from 'typeorm';
import type { Client } from '../security-event/client.js';
import { forgetChallenges } from '../second-factor/challenge/login-challenge.store.js';
import { recordSecurityEvents } from '../security-event/record-security-event.js';
import { forgetDevices } from '../throttle/known-device/known-device.store.js';
import type { EndReason } from './end-reason.js';

interface Ending {
  readonly reason: EndReason;
  /** Who asked for it; left out where it was nobody from outside, or not the owner. */
  readonly client?: Client | undefined;
}

export interface EndedSession {
  readonly sessionId: string;
  readonly userId: number;
}

/**
 * Ends one session; ending one that has ended or expired changes nothing.
 * @param ending `userId` leaves the session alone unless it is theirs
 * @returns undefined if nothing changed
 */
export async function endSession(
  db: EntityManager,
  { sessionId, userId, ...ending }: Ending & { readonly sessionId: string; readonly userId?: number },
): Promise<EndedSession | undefined> {
  const which = 'id = $1 AND ($2::integer IS NULL OR user_id = $2)';
  const ended = await end(db, which, [sessionId, userId ?? null], ending);
  return ended[0];
}

/**
 * Ends all sessions of a user, and every login that waits for its second factor; their browsers are all strangers to
 * the account from then on.
 * @param ending `except` is the id of a session that goes on
 */
export async function endSessionsOf(
  db: EntityManager,
  { userId, except, ...ending }: Ending & { readonly userId: number; readonly except?: string | undefined },
): Promise<EndedSession[]> {
  await forgetDevices(db, userId);
  await forgetChallenges(db, userId);
  return end(db, 'user_id = $1 AND id IS DISTINCT FROM $2::uuid', [userId, except ?? null], ending);
}

/** Locks in order of id, as everything does that touches several sessions. */
async function end(
  db: EntityManager,
  which: string,
  values: readonly unknown[],
  { reason, client }: Ending,
): Promise<EndedSession[]> {
  const [ended] = await db.query<[EndedSession[], number]>(
    `UPDATE sessions SET ended_at = clock_timestamp(), end_reason = $${values.length + 1}
     WHERE id IN (
       SELECT id FROM sessions WHERE ${which} AND ended_at IS NULL AND expires_at > now()
       ORDER BY id FOR NO KEY UPDATE)
     RETURNING id AS "sessionId", user_id AS "userId"`,
    [...values, reason],
  );
  const kind = reason === 'refresh_reused' ? 'session.refresh_reused' : 'session.ended';
  await recordSecurityEvents(
    db,
    ended.map((session) => ({ kind, ...session, reason, ...(client && { client }) })),
  );
  return ended;
}
