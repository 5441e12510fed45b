/**
 * Reads and updates the email of an account in SQL. UPDATE fires `tell_account_change`
 * (libs/database/triggers/account-events.sql).
 */
import type { EntityManager } from 'typeorm';
import type { AddressHolder } from '#auth/user';

/** @returns undefined for a user who may no longer log in */
export async function findRequester(
  db: EntityManager,
  userId: number,
): Promise<Omit<AddressHolder, 'status'> | undefined> {
  const rows = await db.query<Omit<AddressHolder, 'status'>[]>(
    `SELECT id AS "userId", email, language FROM users WHERE id = $1 AND is_active AND NOT is_deleted`,
    [userId],
  );
  return rows[0];
}

/**
 * Changes the email of an account that waits for its activation.
 * @returns false for every other account
 * @throws QueryFailedError of `users_email_key` if the address is taken
 */
export async function replaceWaitingEmail(
  db: EntityManager,
  userId: number,
  newEmail: string,
): Promise<boolean> {
  const [, replaced] = await db.query<[unknown[], number]>(
    `UPDATE users SET email = $2, version = version + 1 WHERE id = $1 AND awaits_activation AND NOT is_deleted`,
    [userId, newEmail],
  );
  return replaced === 1;
}

/**
 * Of concurrent changes to one address, the unique constraint accepts one.
 * @returns the previous address; undefined for a user who may no longer log in
 * @throws QueryFailedError of `users_email_key` if the address is taken
 */
export async function replaceEmail(
  db: EntityManager,
  userId: number,
  newEmail: string,
): Promise<Omit<AddressHolder, 'status'> | undefined> {
  // Locks the row first, so that the previous address is the latest committed one.
  const [replaced] = await db.query<[Omit<AddressHolder, 'status'>[], number]>(
    `UPDATE users u SET email = $2, has_unproven_email = false, version = u.version + 1
     FROM (SELECT id, email, language FROM users WHERE id = $1 AND is_active AND NOT is_deleted FOR UPDATE) old
     WHERE u.id = old.id
     RETURNING old.id AS "userId", old.email, old.language`,
    [userId, newEmail],
  );
  return replaced[0];
}

/** The new address of the change that waits for its confirmation; undefined if none does. */
export async function findRequestedEmail(db: EntityManager, userId: number): Promise<string | undefined> {
  const rows = await db.query<{ email: string }[]>(
    `SELECT new_email AS email FROM one_time_codes WHERE user_id = $1 AND purpose = 'email_change'
       AND used_at IS NULL AND expires_at > clock_timestamp()
     UNION ALL SELECT email FROM account_requests WHERE user_id = $1 AND kind = 'email_change' LIMIT 1`,
    [userId],
  );
  return rows[0]?.email;
}
