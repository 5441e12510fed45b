/** Accounts and their one-time codes in SQL. */
import { type PreparedQuery, runPrepared } from '#database';
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';
import { firstSpelled } from './address-holder.store.js';
import { replaceAvatar } from './avatar/avatar-rows.store.js';
import { storedSpellings } from './canonical-email.js';
import { User } from './user.entity.js';

export interface StoredCredentials {
  readonly id: number;
  readonly passwordHash: string;
  /** When it was set, as PostgreSQL writes it; null for one of before that was kept. Hashing it anew leaves it as it is. */
  readonly setAt: string | null;
  readonly hasSecondFactor: boolean;
}

export interface LoginCheck {
  /** Of a user who may log in, if there is one of this email. */
  readonly known: StoredCredentials | undefined;
  /** Of the dearest hash of the old service that still may log in; 0 where there is none. */
  readonly oldIterations: number;
}

const credentials: PreparedQuery = {
  name: 'find-credentials',
  text: String.raw`
    SELECT known.id, known.password_hash AS "passwordHash", known.password_changed_at::text AS "setAt",
      known.has_second_factor AS "hasSecondFactor", old.iterations AS "oldIterations"
    FROM (
      SELECT max(split_part(password_hash, '$', 2)::integer) AS iterations FROM users
      WHERE password_hash ~ '^pbkdf2_sha256\$(1?[0-9]{1,6}|2000000)\$' AND is_active AND NOT is_deleted
    ) old LEFT JOIN LATERAL (
      SELECT * FROM users WHERE ${firstSpelled('$1')}
    ) known ON known.is_active AND NOT known.is_deleted`,
};

/** @param spellings of the email, see `emailSpellings` */
export async function findCredentials(db: EntityManager, spellings: readonly string[]): Promise<LoginCheck> {
  type Row = (StoredCredentials | { id: null }) & { oldIterations: number | null };
  const [row] = await runPrepared<Row>(db, credentials, [spellings]);
  const { oldIterations, ...known } = row!;
  return { known: known.id === null ? undefined : known, oldIterations: oldIterations ?? 0 };
}

/** @returns where mail to a user goes, and in which language */
export async function findAddressee(
  db: EntityManager,
  userId: number,
): Promise<{ to: string; language: Language }> {
  const { email, language } = await db.findOneOrFail(User, {
    select: { email: true, language: true },
    where: { id: userId },
  });
  return { to: email, language };
}

/** Leaves a password alone that was changed meanwhile. */
export async function replacePasswordHash(
  db: EntityManager,
  userId: number,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db.query('UPDATE users SET password_hash = $3 WHERE id = $1 AND password_hash = $2', [
    userId,
    from,
    to,
  ]);
}

/** @returns the new user's id */
export async function insertUser(
  db: EntityManager,
  user: Pick<User, 'subject' | 'email' | 'passwordHash' | 'language'> & Partial<User>,
): Promise<number> {
  const { identifiers } = await db.insert(User, user);
  return identifiers[0]?.['id'] as number;
}

/** Days for which a used activation code is kept, so that its link can say that the account is active. */
const usedCodeKept = 3;

/**
 * Spends an activation code and activates its user: one of any number of parallel calls does.
 * @param newPasswordHash takes the place of the password of the registration
 * @returns whether this call did
 */
export async function activateByCode(
  db: EntityManager,
  {
    userId,
    digest,
    newPasswordHash,
  }: { userId: number; digest: Buffer; newPasswordHash?: string | undefined },
): Promise<boolean> {
  const activated = await db.query<unknown[]>(
    `WITH spent AS (
       UPDATE one_time_codes code
       SET used_at = now(), expires_at = greatest(code.expires_at, now() + make_interval(days => ${usedCodeKept}))
       FROM users u
       WHERE code.digest = $1 AND code.user_id = $2 AND code.purpose = 'activation'
         AND code.used_at IS NULL AND code.expires_at > now()
         AND u.id = code.user_id AND u.awaits_activation AND NOT u.is_deleted
       RETURNING code.user_id
     ), activated AS (
       UPDATE users SET is_active = true, get_access_date = now(),
         password_hash = coalesce($3, password_hash),
         password_changed_at = CASE WHEN $3 IS NULL THEN password_changed_at ELSE clock_timestamp() END
       FROM spent WHERE users.id = spent.user_id
       RETURNING users.id
     )
     SELECT id FROM activated`,
    [digest, userId, newPasswordHash ?? null],
  );
  return activated.length > 0;
}

/**
 * What refers to the user goes by cascade; the picture is left over.
 * @returns its name
 */
export async function deleteUser(db: EntityManager, userId: number): Promise<string | null> {
  const { old } = await replaceAvatar(db, userId, null);
  const { to: email } = await findAddressee(db, userId);
  // Somebody may have asked for it as they spell it.
  await db.query('DELETE FROM account_requests WHERE email = ANY($1)', [storedSpellings(email)]);
  await db.query('DELETE FROM users WHERE id = $1', [userId]);
  return old;
}
