/**
 * Unconfirmed changes of email, in SQL. Every function changes `account_requests` first: that statement waits for the
 * worker that turns a request into a code, so that the second statement sees the code. Fires no trigger.
 */
import type { EntityManager } from 'typeorm';

/** Withdraws all unconfirmed changes of a user. */
export async function withdrawEmailChanges(db: EntityManager, userId: number): Promise<void> {
  await withdraw(db, 'user_id = $1', userId);
}

/** Withdraws the changes requested in a session. */
export async function withdrawEmailChangesIn(db: EntityManager, sessionId: string): Promise<void> {
  await withdraw(db, 'session_id = $1 AND user_id = (SELECT user_id FROM sessions WHERE id = $1)', sessionId);
}

async function withdraw(db: EntityManager, which: string, value: number | string): Promise<void> {
  await db.query(`DELETE FROM account_requests WHERE kind = 'email_change' AND ${which}`, [value]);
  await db.query(`DELETE FROM one_time_codes WHERE purpose = 'email_change' AND ${which}`, [value]);
}

/** Moves the changes requested in a session to its successor. */
export async function moveEmailChanges(
  db: EntityManager,
  { userId, from, to }: { userId: number; from: string; to: string },
): Promise<void> {
  const values = [userId, from, to];
  const moved = 'SET session_id = $3 WHERE user_id = $1 AND session_id = $2';
  await db.query(`UPDATE account_requests ${moved}`, values);
  await db.query(`UPDATE one_time_codes ${moved}`, values);
}
