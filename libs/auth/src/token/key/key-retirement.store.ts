/** SQL of the end of a signing key: its private part is erased, then its row deleted. */
import type { EntityManager } from 'typeorm';

/** Upper bound of the time for which a process may use a superseded key. */
const margin = `interval '1 hour'`;

/** When the next key began to sign, or this one was revoked. */
const retirements = `
  SELECT key.kid, coalesce(key.revoked_at, (
    SELECT min(next.activates_at) FROM signing_keys next
    WHERE next.revoked_at IS NULL AND (next.activates_at, next.generation) > (key.activates_at, key.generation))) AS at
  FROM signing_keys key`;

/** @returns number of private keys that were erased, because no process signs with them any more */
export async function eraseRetiredPrivateKeys(db: EntityManager): Promise<number> {
  const [, erased] = await db.query<[unknown[], number]>(
    `UPDATE signing_keys SET sealed_private_key = NULL FROM (${retirements}) retired
     WHERE signing_keys.kid = retired.kid AND sealed_private_key IS NOT NULL AND retired.at < now() - ${margin}`,
  );
  return erased;
}

/**
 * A key is deleted when all its tokens have expired: refresh tokens, and with them access tokens, which expire earlier. The
 * rows of refresh tokens have their expiry, whatever the settings were at the time.
 * @returns how many were removed
 */
export async function removeSpentKeys(db: EntityManager): Promise<number> {
  const [, removed] = await db.query<[unknown[], number]>(
    `DELETE FROM signing_keys USING (${retirements}) retired
     WHERE signing_keys.kid = retired.kid AND retired.at < now() - ${margin} AND NOT EXISTS (
       SELECT FROM refresh_tokens WHERE expires_at > now() AND issued_at < retired.at + ${margin})`,
  );
  return removed;
}
