/** Retires signing keys in SQL: erases the private part, and later deletes the row. */
import type { EntityManager } from 'typeorm';

/** Upper bound of the time for which a process may use a superseded key. */
const margin = `interval '1 hour'`;

/** Each key with the time at which the next key began to sign or the key was revoked. */
const retirements = `
  SELECT key.kid, coalesce(key.revoked_at, (
    SELECT min(next.activates_at) FROM signing_keys next
    WHERE next.revoked_at IS NULL AND (next.activates_at, next.generation) > (key.activates_at, key.generation))) AS at
  FROM signing_keys key`;

/** @returns number of erased private keys; no process signs with them any more */
export async function eraseRetiredPrivateKeys(db: EntityManager): Promise<number> {
  const [, erased] = await db.query<[unknown[], number]>(
    `UPDATE signing_keys SET sealed_private_key = NULL FROM (${retirements}) retired
     WHERE signing_keys.kid = retired.kid AND sealed_private_key IS NOT NULL AND retired.at < now() - ${margin}`,
  );
  return erased;
}

/**
 * Deletes the keys whose tokens have all expired. Access tokens expire before the refresh tokens of their session, and the rows
 * of refresh tokens have their actual expiry, regardless of later changes of settings.
 * @returns number of deleted keys
 */
export async function deleteExpiredKeys(db: EntityManager): Promise<number> {
  const [, deleted] = await db.query<[unknown[], number]>(
    `DELETE FROM signing_keys USING (${retirements}) retired
     WHERE signing_keys.kid = retired.kid AND retired.at < now() - ${margin} AND NOT EXISTS (
       SELECT FROM refresh_tokens WHERE expires_at > now() AND issued_at < retired.at + ${margin})`,
  );
  return deleted;
}
