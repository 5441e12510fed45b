/**
 * Login challenges in SQL. A correct password opens one, a second factor closes it, and it expires after too many wrong
 * codes. Fires no trigger.
 */
import type { EntityManager } from 'typeorm';
import type { SecondFactorMethod } from '#auth/session';

/** Attempts at the second factor; after that the login begins again with the password. */
const maxAttempts = 5;

export interface NewChallenge {
  readonly id: string;
  readonly digest: Buffer;
  readonly userId: number;
  /** `password_changed_at` of the verified password, as PostgreSQL text. */
  readonly setAt: string | null;
  /** Seconds. */
  readonly life: number;
}

export interface OpenedChallenge {
  readonly expiresAt: Date;
  /** In the order in which a front end offers them. */
  readonly methods: readonly SecondFactorMethod[];
}

/**
 * Waits for a concurrent change of the password, which deletes the challenges that were opened before it.
 * @returns undefined if the user may not log in, the password has changed, or the user has no second factor any more
 */
export async function openChallenge(
  db: EntityManager,
  { id, digest, userId, setAt, life }: NewChallenge,
): Promise<OpenedChallenge | undefined> {
  const rows = await db.query<OpenedChallenge[]>(
    `WITH opened AS (
       INSERT INTO login_challenges (id, digest, user_id, tries_left, expires_at)
       SELECT $1, $2, id, ${maxAttempts}, now() + make_interval(secs => $4::int)
       FROM users WHERE id = $3 AND is_active AND NOT is_deleted AND has_second_factor
         AND password_changed_at IS NOT DISTINCT FROM $5::timestamptz
       FOR SHARE
       RETURNING user_id, expires_at
     )
     SELECT expires_at AS "expiresAt", array_remove(ARRAY[
       CASE WHEN EXISTS (SELECT FROM passkeys p WHERE p.user_id = opened.user_id) THEN 'passkey' END,
       CASE WHEN EXISTS (SELECT FROM totp_secrets t WHERE t.user_id = opened.user_id AND t.confirmed_at IS NOT NULL)
         THEN 'totp' END,
       CASE WHEN EXISTS (SELECT FROM recovery_codes c WHERE c.user_id = opened.user_id) THEN 'recovery_code' END
     ], NULL) AS methods FROM opened`,
    [id, digest, userId, life, setAt],
  );
  return rows[0];
}

export interface LiveChallenge {
  readonly id: string;
  readonly userId: number;
  readonly email: string;
}

export async function findChallenge(db: EntityManager, digest: Buffer): Promise<LiveChallenge | undefined> {
  const rows = await db.query<LiveChallenge[]>(
    `SELECT c.id, c.user_id AS "userId", u.email FROM login_challenges c JOIN users u ON u.id = c.user_id
     WHERE c.digest = $1 AND c.tries_left > 0 AND c.expires_at > now()`,
    [digest],
  );
  return rows[0];
}

/** Counts an attempt before the check. @returns attempts left; undefined if the challenge has expired or has none left */
export async function countChallengeAttempt(
  db: EntityManager,
  challengeId: string,
): Promise<number | undefined> {
  const [rows] = await db.query<[{ left: number }[], number]>(
    `UPDATE login_challenges SET tries_left = tries_left - 1
     WHERE id = $1 AND tries_left > 0 AND expires_at > now() RETURNING tries_left AS left`,
    [challengeId],
  );
  return rows[0]?.left;
}

/** One of any number of parallel calls closes the challenge. @returns whether this call did */
export async function closeChallenge(db: EntityManager, challengeId: string): Promise<boolean> {
  const [, closed] = await db.query<[unknown[], number]>('DELETE FROM login_challenges WHERE id = $1', [
    challengeId,
  ]);
  return closed > 0;
}
