/** The queue of what was asked for, in SQL. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { RequestKind } from './account-request.entity.js';

export interface AskedFor {
  readonly kind: RequestKind;
  /** As it was typed for a reset, in canonical form for a change. */
  readonly email: string;
  readonly userId?: number;
  readonly sessionId?: string;
  readonly isTrusted?: boolean;
  /** Seconds until it is due; 0 if left out. */
  readonly delay?: number;
}

export interface ClaimedRequest {
  readonly id: string;
  readonly kind: RequestKind;
  readonly email: string;
  readonly userId: number | null;
  readonly sessionId: string | null;
  readonly isTrusted: boolean;
}

/** One statement, the same whatever there is to the email. */
export async function askFor(
  db: EntityManager,
  { kind, email, userId, sessionId, isTrusted = false, delay = 0 }: AskedFor,
): Promise<void> {
  await db.query(
    `INSERT INTO account_requests (id, kind, email, user_id, session_id, is_trusted, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7::int))`,
    [uuidv7(), kind, email, userId ?? null, sessionId ?? null, isTrusted, delay],
  );
}

const anyDue: PreparedQuery = {
  name: 'account-requests-due',
  text: 'SELECT EXISTS (SELECT FROM account_requests WHERE due_at <= now()) AS due',
};

/** Asked again and again, and hardly ever true. */
export async function isAnyDue(db: EntityManager): Promise<boolean> {
  const [answer] = await runPrepared<{ due: boolean }>(db, anyDue, []);
  return answer!.due;
}

/**
 * Takes the oldest that is due out of the queue: for good, if the transaction of `db` commits. Several may do it at
 * once.
 */
export async function claimRequest(db: EntityManager): Promise<ClaimedRequest | undefined> {
  const [claimed] = await db.query<[ClaimedRequest[], number]>(
    `DELETE FROM account_requests WHERE id = (
       SELECT id FROM account_requests WHERE due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, kind, email, user_id AS "userId", session_id AS "sessionId",
       is_trusted AS "isTrusted"`,
  );
  return claimed[0];
}

/** @param seconds until it is tried again */
export async function putOff(db: EntityManager, id: string, seconds: number): Promise<void> {
  await db.query(
    'UPDATE account_requests SET due_at = now() + make_interval(secs => $2::int) WHERE id = $1',
    [id, seconds],
  );
}

/** Removes the resets of an email that one mail answers together, but for trusted ones and those another worker has claimed. */
export async function removeWaitingResets(db: EntityManager, email: string): Promise<void> {
  await db.query(
    `DELETE FROM account_requests WHERE id IN (
       SELECT id FROM account_requests WHERE kind = 'password_reset' AND email = $1 AND NOT is_trusted
       FOR UPDATE SKIP LOCKED)`,
    [email],
  );
}
