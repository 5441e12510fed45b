/**
 * Reads and updates the password of an account in SQL. UPDATE fires `tell_account_change`
 * (libs/database/triggers/account-events.sql). A reset that activates the account also fires `users_end_wait` (account-activation.sql)
 * and `user_changed` (cache-invalidation.sql).
 */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';

export interface OwnPassword {
  readonly userId: number;
  readonly email: string;
  readonly passwordHash: string;
  /** Null if unknown: imported, or set before this column existed. */
  readonly setAt: string | null;
}

/** @returns undefined for a user who is inactive, deleted or gone */
export async function findOwnPassword(db: EntityManager, userId: number): Promise<OwnPassword | undefined> {
  const rows = await db.query<OwnPassword[]>(
    `SELECT id AS "userId", email, password_hash AS "passwordHash", password_changed_at::text AS "setAt"
     FROM users WHERE id = $1 AND is_active AND NOT is_deleted`,
    [userId],
  );
  return rows[0];
}

/** `YYYY-MM-DD HH:MM UTC`, as mails show it. */
const changedAt = `to_char(password_changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') || ' UTC' AS "changedAt"`;

export interface ReplacedPassword {
  readonly changedAt: string;
}

/**
 * Replaces the confirmed password. Of concurrent changes one succeeds.
 * @param setAt of the confirmed password
 * @returns undefined if the password has changed, or the user may no longer log in
 */
export async function replaceConfirmedPassword(
  db: EntityManager,
  { userId, setAt }: { readonly userId: number; readonly setAt: string | null },
  passwordHash: string,
): Promise<ReplacedPassword | undefined> {
  const [replaced] = await db.query<[ReplacedPassword[], number]>(
    `UPDATE users SET password_hash = $2, password_changed_at = clock_timestamp()
     WHERE id = $1 AND password_changed_at IS NOT DISTINCT FROM $3::timestamptz AND is_active AND NOT is_deleted
     RETURNING ${changedAt}`,
    [userId, passwordHash, setAt],
  );
  return replaced[0];
}

/**
 * Sets a password for the reader of a mailed link, and activates an account that awaits activation.
 * @returns undefined for a user whom an administrator deactivated or deleted
 */
export async function resetPassword(
  db: EntityManager,
  userId: number,
  passwordHash: string,
): Promise<ReplacedPassword | undefined> {
  const [replaced] = await db.query<[ReplacedPassword[], number]>(
    `UPDATE users SET password_hash = $2, password_changed_at = clock_timestamp(), is_active = true,
       has_unproven_email = false, get_access_date = CASE WHEN awaits_activation THEN now() ELSE get_access_date END
     WHERE id = $1 AND NOT is_deleted AND (is_active OR awaits_activation)
     RETURNING ${changedAt}`,
    [userId, passwordHash],
  );
  return replaced[0];
}

/**
 * Sets a password without activating the account.
 * @returns undefined if there is no such user
 */
export async function overwritePassword(
  db: EntityManager,
  userId: number,
  passwordHash: string,
): Promise<ReplacedPassword | undefined> {
  const [replaced] = await db.query<[ReplacedPassword[], number]>(
    `UPDATE users SET password_hash = $2, password_changed_at = clock_timestamp() WHERE id = $1 RETURNING ${changedAt}`,
    [userId, passwordHash],
  );
  return replaced[0];
}

/** In Django's form for a password that matches nothing, so that `export-legacy` can write it. */
const noPassword = '!';

export interface PasswordOwner {
  readonly userId: number;
  readonly email: string;
  readonly language: Language;
}

/**
 * Makes the password match nothing, until a reset sets another one.
 * @returns undefined for a user who may not log in
 */
export async function invalidatePassword(
  db: EntityManager,
  userId: number,
): Promise<PasswordOwner | undefined> {
  const [owners] = await db.query<[PasswordOwner[], number]>(
    `UPDATE users SET password_hash = $2, password_changed_at = clock_timestamp()
     WHERE id = $1 AND is_active AND NOT is_deleted RETURNING id AS "userId", email, language`,
    [userId, noPassword],
  );
  return owners[0];
}
