/**
 * Unconfirmed changes of email, in SQL. Every function changes `account_requests` first: that statement waits for the
 * worker that turns a request into a code, so that the second statement sees the code. Fires no trigger.
 */
import type { EntityManager } from 'typeorm';

/** Withdraws all unconfirmed changes of a user. @returns whether there was one that could have been confirmed */
export function withdrawEmailChanges(db: EntityManager, userId: number): Promise<boolean> {
  return withdraw(db, 'user_id = $1', userId);
}

/** Withdraws all unconfirmed changes of many users. */
export async function withdrawEmailChangesOf(db: EntityManager, userIds: readonly number[]): Promise<void> {
  await withdraw(db, 'user_id = ANY ($1::integer[])', userIds);
}

/** Withdraws the changes requested in a session. */
export async function withdrawEmailChangesIn(db: EntityManager, sessionId: string): Promise<void> {
  await withdraw(db, 'session_id = $1 AND user_id = (SELECT user_id FROM sessions WHERE id = $1)', sessionId);
}

async function withdraw(
  db: EntityManager,
  which: string,
  value: number | string | readonly number[],
): Promise<boolean> {
  const [requests] = await db.query<[unknown[], number]>(
    `DELETE FROM account_requests WHERE kind = 'email_change' AND ${which} RETURNING id`,
    [value],
  );
  const [codes] = await db.query<[{ usable: boolean }[], number]>(
    `DELETE FROM one_time_codes WHERE purpose = 'email_change' AND ${which}
     RETURNING used_at IS NULL AND expires_at > clock_timestamp() AS usable`,
    [value],
  );
  return requests.length > 0 || codes.some(({ usable }) => usable);
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
