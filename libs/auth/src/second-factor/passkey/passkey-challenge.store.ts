/** Passkey challenges in SQL, each for one holder and purpose and usable once. Fires no trigger. */
import type { EntityManager } from 'typeorm';
import type { PasskeyPurpose } from './passkey-challenge.entity.js';

export interface HeldChallenge {
  readonly holder: string;
  readonly purpose: PasskeyPurpose;
  readonly userId: number;
  readonly digest: Buffer;
}

/** Replaces the one its holder had for this purpose. @param life seconds */
export async function putChallenge(db: EntityManager, challenge: HeldChallenge, life: number): Promise<void> {
  const { holder, purpose, userId, digest } = challenge;
  await db.query(
    `INSERT INTO passkey_challenges (holder, purpose, user_id, digest, expires_at)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5::int))
     ON CONFLICT (holder, purpose) DO UPDATE
       SET user_id = excluded.user_id, digest = excluded.digest, expires_at = excluded.expires_at`,
    [holder, purpose, userId, digest, life],
  );
}

/** Of any number of parallel calls one takes it. @returns whether this one did */
export async function takeChallenge(db: EntityManager, challenge: HeldChallenge): Promise<boolean> {
  const { holder, purpose, userId, digest } = challenge;
  const [, taken] = await db.query<[unknown[], number]>(
    `DELETE FROM passkey_challenges
     WHERE holder = $1 AND purpose = $2 AND user_id = $3 AND digest = $4 AND expires_at > now()`,
    [holder, purpose, userId, digest],
  );
  return taken > 0;
}
