/** The queue of account requests in SQL. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { RequestKind, RequestedMail } from './account-request.entity.js';

export interface NewRequest {
  readonly kind: RequestKind;
  /** In canonical form for a change, otherwise as typed. */
  readonly email: string;
  readonly userId?: number;
  readonly sessionId?: string;
  readonly isTrusted?: boolean;
  /** Seconds until it is due; 0 by default. */
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

/** Inserts a request with one statement, whether or not an account has the email. */
export async function enqueueRequest(
  db: EntityManager,
  { kind, email, userId, sessionId, isTrusted = false, delay = 0 }: NewRequest,
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

/** Polled by the worker, and rarely true. */
export async function isAnyDue(db: EntityManager): Promise<boolean> {
  const [answer] = await runPrepared<{ due: boolean }>(db, anyDue, []);
  return answer!.due;
}

/** @returns seconds since the oldest request was due; null if none is */
export async function findOldestRequest(db: EntityManager): Promise<number | null> {
  const [oldest] = await db.query<[{ age: number | null }]>(
    `SELECT extract(epoch FROM now() - min(due_at))::float8 AS age FROM account_requests WHERE due_at <= now()`,
  );
  return oldest.age;
}

/** Claims the oldest due request and deletes it when the transaction of `db` commits. Safe to call concurrently. */
export async function claimRequest(db: EntityManager): Promise<ClaimedRequest | undefined> {
  const [claimed] = await db.query<[ClaimedRequest[], number]>(
    `DELETE FROM account_requests WHERE id = (
       SELECT id FROM account_requests WHERE due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, kind, email, user_id AS "userId", session_id AS "sessionId",
       is_trusted AS "isTrusted"`,
  );
  return claimed[0];
}

/** @param seconds until the retry */
export async function postponeRequest(db: EntityManager, id: string, seconds: number): Promise<void> {
  await db.query(
    'UPDATE account_requests SET due_at = now() + make_interval(secs => $2::int) WHERE id = $1',
    [id, seconds],
  );
}

/**
 * Deletes the other waiting requests for the same mail to an email. Keeps trusted requests and those claimed by another
 * worker.
 */
export async function removeWaiting(db: EntityManager, kind: RequestedMail, email: string): Promise<void> {
  await db.query(
    `DELETE FROM account_requests WHERE id IN (
       SELECT id FROM account_requests WHERE kind = $1 AND email = $2 AND NOT is_trusted
       FOR UPDATE SKIP LOCKED)`,
    [kind, email],
  );
}
