/** Signing keys in SQL. Only the clock of the database decides which one signs. Fires no trigger. */
import { type PreparedQuery, runPrepared } from '#database';
import type { EntityManager } from 'typeorm';
import type { SealedKeyPair } from './key-pair.js';
import type { PublicJwk } from './signing-key.entity.js';

export interface StoredKey {
  readonly kid: string;
  readonly publicJwk: PublicJwk;
  /** Null unless the key may sign. */
  readonly sealedPrivateKey: Buffer | null;
}

const trustedKeys: PreparedQuery = {
  name: 'trusted-keys',
  text: `
    SELECT kid, public_jwk AS "publicJwk", CASE WHEN activates_at <= now() THEN sealed_private_key END AS "sealedPrivateKey"
    FROM signing_keys WHERE revoked_at IS NULL ORDER BY activates_at DESC, generation DESC`,
};

/** @returns the keys whose tokens are accepted, the latest first */
export function findTrustedKeys(db: EntityManager): Promise<StoredKey[]> {
  return runPrepared<StoredKey>(db, trustedKeys, []);
}

/** @returns seconds since the latest key began to sign; undefined without keys, as where `SECRET_KEY` signs */
export async function findSigningKeyAge(db: EntityManager): Promise<number | undefined> {
  const [latest] = await db.query<{ age: number }[]>(
    `SELECT extract(epoch FROM now() - activates_at)::float8 AS age FROM signing_keys
     WHERE revoked_at IS NULL AND activates_at <= now() ORDER BY activates_at DESC, generation DESC LIMIT 1`,
  );
  return latest?.age;
}

export interface NewKey extends SealedKeyPair {
  /** Seconds until it signs. The very first key signs immediately. */
  readonly lead: number;
  /** Seconds. No key is created if the latest began to sign less than this ago or does not sign yet; null always creates one. */
  readonly age: number | null;
}

/**
 * One statement decides: of several processes that create the next key at the same time, one succeeds. All see the
 * same latest generation, or wait for the key of the first one.
 * @returns when it signs; undefined if it was not due, or another process was first
 */
export async function insertKey(db: EntityManager, key: NewKey): Promise<Date | undefined> {
  const rows = await db.query<{ activatesAt: Date }[]>(
    `INSERT INTO signing_keys (kid, generation, public_jwk, sealed_private_key, activates_at)
     SELECT $1, coalesce(max(generation), 0) + 1, $2, $3,
       now() + make_interval(secs => CASE WHEN count(*) FILTER (WHERE revoked_at IS NULL) = 0 THEN 0 ELSE $4::int END)
     FROM signing_keys
     HAVING $5::int IS NULL
       OR coalesce(max(activates_at) FILTER (WHERE revoked_at IS NULL) <= now() - make_interval(secs => $5::int), true)
     ON CONFLICT (generation) DO NOTHING
     RETURNING activates_at AS "activatesAt"`,
    [key.kid, key.publicJwk, key.sealedPrivateKey, key.lead, key.age],
  );
  return rows[0]?.activatesAt;
}

/** @returns whether the key exists and was not revoked before */
export async function revokeKey(db: EntityManager, kid: string): Promise<boolean> {
  const [, revoked] = await db.query<[unknown[], number]>(
    `UPDATE signing_keys SET revoked_at = now(), sealed_private_key = NULL WHERE kid = $1 AND revoked_at IS NULL`,
    [kid],
  );
  return revoked > 0;
}

/**
 * Ensures that a key newer than the revoked one signs: the new one, from now on. If another process creates
 * the next key at the same time, that one signs from now on instead.
 * @returns the key that replaces it; undefined if a newer key signs already, or the revoked one did not sign yet
 */
export async function replaceRevokedKey(
  db: EntityManager,
  revoked: string,
  { kid, publicJwk, sealedPrivateKey }: SealedKeyPair,
): Promise<string | undefined> {
  const rows = await db.query<{ kid: string }[]>(
    `INSERT INTO signing_keys AS key (kid, generation, public_jwk, sealed_private_key, activates_at)
     SELECT $2, (SELECT max(generation) + 1 FROM signing_keys), $3, $4, now()
     FROM signing_keys revoked
     WHERE revoked.kid = $1 AND revoked.activates_at <= now() AND NOT EXISTS (
       SELECT FROM signing_keys k WHERE k.revoked_at IS NULL AND k.activates_at <= now()
         AND (k.activates_at, k.generation) > (revoked.activates_at, revoked.generation))
     ON CONFLICT (generation) DO UPDATE SET activates_at = least(key.activates_at, now())
     RETURNING key.kid`,
    [revoked, kid, publicJwk, sealedPrivateKey],
  );
  return rows[0]?.kid;
}

export type KeyState = 'published' | 'signing' | 'retired' | 'revoked';

export interface ListedKey {
  readonly kid: string;
  readonly state: KeyState;
  readonly publishedAt: Date;
  readonly activatesAt: Date;
  readonly sealedPrivateKey: Buffer | null;
}

/** The latest first. */
export function listKeys(db: EntityManager): Promise<ListedKey[]> {
  return db.query<ListedKey[]>(
    `SELECT kid, published_at AS "publishedAt", activates_at AS "activatesAt", sealed_private_key AS "sealedPrivateKey",
       CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN activates_at > now() THEN 'published'
         WHEN row_number() OVER (
           PARTITION BY revoked_at IS NULL AND activates_at <= now() ORDER BY activates_at DESC, generation DESC) = 1
         THEN 'signing' ELSE 'retired' END AS state
     FROM signing_keys ORDER BY activates_at DESC, generation DESC`,
  );
}
