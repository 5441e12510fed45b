/** Used challenges of logins by passkey in SQL. Fires no trigger. */
import type { EntityManager } from 'typeorm';

/** Of concurrent calls exactly one succeeds. @returns false if the challenge has expired or was used before */
export async function useChallenge(db: EntityManager, digest: Buffer, expiresAt: Date): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `INSERT INTO used_passkey_challenges (digest, expires_at)
     SELECT $1, $2::timestamptz WHERE $2::timestamptz > now()
     ON CONFLICT (digest) DO NOTHING RETURNING digest`,
    [digest, expiresAt],
  );
  return rows.length > 0;
}
