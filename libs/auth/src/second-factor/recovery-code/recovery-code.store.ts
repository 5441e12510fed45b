/** Recovery codes in SQL. INSERT fires `tell_recovery_codes` (libs/database/triggers/second-factor-events.sql). */
import type { EntityManager } from 'typeorm';

/** Replaces the old codes, which stop working. */
export async function replaceRecoveryCodes(
  db: EntityManager,
  userId: number,
  digests: readonly Buffer[],
): Promise<void> {
  await db.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId]);
  await db.query('INSERT INTO recovery_codes (digest, user_id) SELECT unnest($2::bytea[]), $1', [
    userId,
    digests,
  ]);
}

/** Deletes the code; of concurrent calls exactly one succeeds. @returns whether this call did */
export async function spendRecoveryCode(db: EntityManager, userId: number, digest: Buffer): Promise<boolean> {
  const [, spent] = await db.query<[unknown[], number]>(
    'DELETE FROM recovery_codes WHERE digest = $2 AND user_id = $1',
    [userId, digest],
  );
  return spent > 0;
}

/** @returns the one of these digests under which the user has a code */
export async function findRecoveryCode(
  db: EntityManager,
  userId: number,
  digests: readonly Buffer[],
): Promise<Buffer | undefined> {
  const rows = await db.query<{ digest: Buffer }[]>(
    'SELECT digest FROM recovery_codes WHERE digest = ANY ($2::bytea[]) AND user_id = $1',
    [userId, digests],
  );
  return rows[0]?.digest;
}

export async function countRecoveryCodes(db: EntityManager, userId: number): Promise<number> {
  const [row] = await db.query<[{ count: number }]>(
    'SELECT count(*)::int AS count FROM recovery_codes WHERE user_id = $1',
    [userId],
  );
  return row.count;
}
