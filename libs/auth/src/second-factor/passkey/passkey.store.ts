/** Passkeys in SQL. Fires `tell_passkey` and `tell_passkey_changed` (libs/database/triggers/second-factor-events.sql). */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { NewPasskey } from './webauthn.js';

/** Maximum number of passkeys per user. */
const most = 20;

/** A passkey without its key, for its owner. */
export interface ListedPasskey {
  readonly id: string;
  /** Base64url. */
  readonly credentialId: string;
  readonly name: string;
  readonly backedUp: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const listed = `id, translate(rtrim(encode(credential_id, 'base64'), '='), E'+/\\n', '-_') AS "credentialId", name, backed_up AS "backedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt"`;

/** Oldest first. */
export function listPasskeys(db: EntityManager, userId: number): Promise<ListedPasskey[]> {
  return db.query(`SELECT ${listed} FROM passkeys WHERE user_id = $1 ORDER BY id`, [userId]);
}

/** Credential ids and transports, for the options that a browser gets. */
export async function listCredentials(
  db: EntityManager,
  userId: number,
): Promise<{ id: string; transports: string[] }[]> {
  const rows = await db.query<{ credentialId: Buffer; transports: string[] }[]>(
    'SELECT credential_id AS "credentialId", transports FROM passkeys WHERE user_id = $1 ORDER BY id',
    [userId],
  );
  return rows.map(({ credentialId, transports }) => ({ id: credentialId.toString('base64url'), transports }));
}

export interface KnownPasskey {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly userId: number;
  /** UUID of the user, which the authenticator stores as user handle. */
  readonly subject: string;
  readonly email: string;
}

export async function findPasskey(
  db: EntityManager,
  credentialId: Buffer,
): Promise<KnownPasskey | undefined> {
  const rows = await db.query<KnownPasskey[]>(
    `SELECT p.id, p.public_key AS "publicKey", u.id AS "userId", u.subject, u.email
     FROM passkeys p JOIN users u ON u.id = p.user_id WHERE p.credential_id = $1`,
    [credentialId],
  );
  return rows[0];
}

/**
 * The caller must have locked the owner's row, so that the count holds.
 * @returns undefined if the credential is already registered, or the owner has the maximum number
 */
export async function insertPasskey(
  db: EntityManager,
  userId: number,
  passkey: NewPasskey & { name: string; transports: readonly string[] },
): Promise<ListedPasskey | undefined> {
  const { credentialId, publicKey, counter, transports, name, backedUp } = passkey;
  const rows = await db.query<ListedPasskey[]>(
    `INSERT INTO passkeys (id, user_id, credential_id, public_key, counter, transports, name, backed_up)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT count(*) FROM passkeys WHERE user_id = $2) < ${most}
     ON CONFLICT (credential_id) DO NOTHING RETURNING ${listed}`,
    [uuidv7(), userId, credentialId, publicKey, counter, transports, name, backedUp],
  );
  return rows[0];
}

/**
 * Records a use. A counter that did not increase means that the authenticator may have been copied (WebAuthn, 6.1.1).
 * Of concurrent calls with the same counter exactly one succeeds.
 * @returns whether this call did
 */
export async function recordPasskeyUse(
  db: EntityManager,
  passkeyId: string,
  { counter, backedUp }: { counter: number; backedUp: boolean },
): Promise<boolean> {
  const [, noted] = await db.query<[unknown[], number]>(
    `UPDATE passkeys SET counter = $2::bigint, backed_up = $3, last_used_at = clock_timestamp()
     WHERE id = $1 AND (counter < $2::bigint OR counter = 0 AND $2::bigint = 0)`,
    [passkeyId, counter, backedUp],
  );
  return noted > 0;
}

export async function renamePasskey(
  db: EntityManager,
  owned: { userId: number; passkeyId: string },
  name: string,
): Promise<ListedPasskey | undefined> {
  const [rows] = await db.query<[ListedPasskey[], number]>(
    `UPDATE passkeys SET name = $3 WHERE id = $1 AND user_id = $2 RETURNING ${listed}`,
    [owned.passkeyId, owned.userId, name],
  );
  return rows[0];
}

/** @returns whether the passkey existed */
export async function deletePasskey(
  db: EntityManager,
  { userId, passkeyId }: { userId: number; passkeyId: string },
): Promise<boolean> {
  const [, removed] = await db.query<[unknown[], number]>(
    'DELETE FROM passkeys WHERE id = $1 AND user_id = $2',
    [passkeyId, userId],
  );
  return removed > 0;
}

export async function passkeyExists(db: EntityManager, passkeyId: string): Promise<boolean> {
  const rows = await db.query<unknown[]>('SELECT FROM passkeys WHERE id = $1', [passkeyId]);
  return rows.length > 0;
}
