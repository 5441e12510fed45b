/** Reads credentials and replaces outdated password hashes in SQL. Rehashing a password fires no trigger. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import { closestSpelling } from '#auth/user';

export interface StoredCredentials {
  readonly id: number;
  readonly passwordHash: string;
  /** `password_changed_at` as PostgreSQL text; null for imported accounts. Rehashing does not change it. */
  readonly setAt: string | null;
  readonly hasSecondFactor: boolean;
}

export interface LoginCheck {
  /** Credentials of the user with this email; undefined if there is none who may log in. */
  readonly known: StoredCredentials | undefined;
  /** PBKDF2 iterations of the most expensive legacy hash of an active user; 0 if there are no legacy hashes. */
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
      SELECT * FROM users WHERE ${closestSpelling('$1')}
    ) known ON known.is_active AND NOT known.is_deleted`,
};

/** @param spellings of the email, see `emailSpellings` */
export async function findCredentials(db: EntityManager, spellings: readonly string[]): Promise<LoginCheck> {
  type Row = (StoredCredentials | { id: null }) & { oldIterations: number | null };
  const [row] = await runPrepared<Row>(db, credentials, [spellings]);
  const { oldIterations, ...known } = row!;
  return { known: known.id === null ? undefined : known, oldIterations: oldIterations ?? 0 };
}

/** Does not replace a password that was changed meanwhile. */
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
