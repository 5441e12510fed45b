/**
 * The second factor state of an account, in SQL. Deleting factors fires `tell_app_removed` and
 * `tell_passkey` (libs/database/triggers/second-factor-events.sql).
 */
import type { EntityManager } from 'typeorm';

/** Locks the user, which serializes transactions that change or spend second factors. */
export async function lockOwner(db: EntityManager, userId: number): Promise<void> {
  await db.query('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
}

export interface Owner {
  readonly subject: string;
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

/**
 * Locks the account for a change requested in one of its sessions.
 * @param setAt `password_changed_at` of the confirmed password; undefined if the change needs no password
 * @returns undefined if the session has ended, or the password was changed meanwhile
 */
export async function lockOwnerForChange(
  db: EntityManager,
  { userId, sessionId }: { userId: number; sessionId: string },
  setAt?: string | null,
): Promise<Owner | undefined> {
  await lockOwner(db, userId);
  const rows = await db.query<Owner[]>(
    `SELECT u.subject, u.email, u.has_second_factor AS "hasSecondFactor"
     FROM users u JOIN sessions s ON s.user_id = u.id
     WHERE u.id = $1 AND s.id = $2 AND s.ended_at IS NULL AND s.expires_at > now() AND u.is_active AND NOT u.is_deleted
       AND ($3 OR u.password_changed_at::text IS NOT DISTINCT FROM $4)`,
    [userId, sessionId, setAt === undefined, setAt ?? null],
  );
  return rows[0];
}

export async function findFactorOwner(db: EntityManager, userId: number): Promise<Owner | undefined> {
  const rows = await db.query<Owner[]>(
    'SELECT subject, email, has_second_factor AS "hasSecondFactor" FROM users WHERE id = $1',
    [userId],
  );
  return rows[0];
}

/** Updates `has_second_factor`. The caller has locked the owner. @returns the new value */
export async function updateHasSecondFactor(db: EntityManager, userId: number): Promise<boolean> {
  const [rows] = await db.query<[{ has: boolean }[], number]>(
    `UPDATE users SET has_second_factor =
       EXISTS (SELECT FROM totp_secrets WHERE user_id = $1 AND confirmed_at IS NOT NULL)
       OR EXISTS (SELECT FROM passkeys WHERE user_id = $1)
     WHERE id = $1 RETURNING has_second_factor AS has`,
    [userId],
  );
  return rows[0]?.has ?? false;
}

/** Deletes all factors, including unconfirmed ones. @returns whether the account had a usable factor */
export async function deleteFactors(db: EntityManager, userId: number): Promise<boolean> {
  const [rows] = await db.query<[{ had: boolean }[], number]>(
    `WITH t AS (DELETE FROM totp_secrets WHERE user_id = $1), p AS (DELETE FROM passkeys WHERE user_id = $1),
       c AS (DELETE FROM recovery_codes WHERE user_id = $1), o AS (DELETE FROM passkey_challenges WHERE user_id = $1),
       before AS (SELECT has_second_factor AS had FROM users WHERE id = $1)
     UPDATE users SET has_second_factor = false FROM before WHERE id = $1 RETURNING had`,
    [userId],
  );
  return rows[0]?.had ?? false;
}

/** @param life of a step-up, in seconds. @returns undefined if the session has ended */
export async function findStepUp(
  db: EntityManager,
  sessionId: string,
  life: number,
): Promise<{ hasFactor: boolean; isFresh: boolean } | undefined> {
  const rows = await db.query<{ hasFactor: boolean; isFresh: boolean }[]>(
    `SELECT u.has_second_factor AS "hasFactor",
       coalesce(s.second_factor_at >= now() - make_interval(secs => $2::int), false) AS "isFresh"
     FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = $1 AND s.ended_at IS NULL`,
    [sessionId, life],
  );
  return rows[0];
}

/** The database's time in UTC, such as `2026-03-01 12:34 UTC`. */
export async function currentMinute(db: EntityManager): Promise<string> {
  const [{ time }] = await db.query<[{ time: string }]>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI "UTC"') AS time`,
  );
  return time;
}
