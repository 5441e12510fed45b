/** Passkey challenges in SQL, each for one holder and purpose and usable once. Fires no trigger. */
import type { EntityManager } from 'typeorm';
import type { PasskeyPurpose } from './passkey-challenge.entity.js';

export interface StoredChallenge {
  readonly holder: string;
  readonly purpose: PasskeyPurpose;
  readonly userId: number;
  readonly digest: Buffer;
}

/** Replaces the challenge of the same holder and purpose. @param life seconds */
export async function putChallenge(
  db: EntityManager,
  challenge: StoredChallenge,
  life: number,
): Promise<void> {
  const { holder, purpose, userId, digest } = challenge;
  await db.query(
    `INSERT INTO passkey_challenges (holder, purpose, user_id, digest, expires_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5::int))
     ON CONFLICT (holder, purpose) DO UPDATE
       SET user_id = excluded.user_id, digest = excluded.digest, expires_at = excluded.expires_at`,
    [holder, purpose, userId, digest, life],
  );
}

/** Spends the challenge; of concurrent calls exactly one succeeds. @returns whether this call did */
export async function takeChallenge(db: EntityManager, challenge: StoredChallenge): Promise<boolean> {
  const { holder, purpose, userId, digest } = challenge;
  const [, taken] = await db.query<[unknown[], number]>(
    `DELETE FROM passkey_challenges
     WHERE holder = $1 AND purpose = $2 AND user_id = $3 AND digest = $4 AND expires_at > now()`,
    [holder, purpose, userId, digest],
  );
  return taken > 0;
}
