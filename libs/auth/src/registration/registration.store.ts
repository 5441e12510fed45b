/**
 * Writes registrations. The same statements run whether or not the email is free, so that the response time does not
 * reveal it. New accounts fire `tell_registered`; replacing a waiting one fires `tell_account_change`
 * (libs/database/triggers/account-events.sql) and, if its profile type changes, `release_profile_type` (profiles.sql).
 */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  type Approval,
  deleteProfile,
  insertUser,
  type NewUser,
  type ProfileInput,
  writeProfile,
} from '#auth/account';
import type { AddressHolder } from '#auth/user';

/** `.invalid` never resolves (RFC 6761 section 6.4), so no real address can equal this one. */
const inventedEmail = () => `${uuidv7()}@placeholder.invalid`;

/** The account was confirmed or closed between the read and the write. */
export class RegistrationSettled extends Error {}

/**
 * Writes user and profile. Replaces the password and details of a waiting account; if the email is otherwise taken,
 * writes the same rows under a placeholder email and rolls them back.
 * @param replaced the waiting account to replace
 * @returns the id of the user who has the email
 * @throws RegistrationSettled
 */
export async function writeRegistration(
  db: EntityManager,
  { user, profile, awaitsApproval }: { readonly user: NewUser; readonly profile: ProfileInput } & Approval,
  { holder, replaced }: { readonly holder?: AddressHolder; readonly replaced?: AddressHolder },
): Promise<number> {
  await db.query('SAVEPOINT registration');
  if (replaced) {
    if (await replaceUser(db, replaced.userId, user, profile))
      await writeProfile(db, replaced.userId, profile, { awaitsApproval });
    await db.query('RELEASE SAVEPOINT registration');
    return replaced.userId;
  }
  const waiting = { ...user, awaitsActivation: true };
  const userId = await insertUser(db, holder ? { ...waiting, email: inventedEmail() } : waiting);
  await writeProfile(db, userId, profile, { awaitsApproval });
  await db.query(`${holder ? 'ROLLBACK TO' : 'RELEASE'} SAVEPOINT registration`);
  return holder?.userId ?? userId;
}

/**
 * Replaces the password and language of an unconfirmed registration.
 * @returns whether the profile may be written: false if its type differs and other rows refer to the existing profile
 */
async function replaceUser(
  db: EntityManager,
  userId: number,
  { passwordHash, language }: NewUser,
  { type }: ProfileInput,
): Promise<boolean> {
  const [[former]] = await db.query<[{ type: ProfileInput['type'] | null }[], number]>(
    `UPDATE users SET password_hash = $2, password_changed_at = clock_timestamp(), language = $3
     WHERE id = $1 AND awaits_activation AND NOT is_deleted
     RETURNING profile_type AS type`,
    [userId, passwordHash, language],
  );
  if (!former) throw new RegistrationSettled();
  return former.type === null || former.type === type || deleteProfile(db, userId, former.type);
}

/** Days. */
const reservedFor = 30;

/**
 * Reserves a company name for the email that first registered it. Later registrations are rejected whether or not the
 * first one created an account. The same email may register again.
 * @returns whether the name was free or reserved for this user
 */
export async function reserveName(db: EntityManager, name: string, userId: number): Promise<boolean> {
  const reserved = await db.query<unknown[]>(
    `INSERT INTO reserved_names AS held (name, user_id, expires_at)
     VALUES (name_key($1), $2, now() + make_interval(days => ${reservedFor}))
     ON CONFLICT (name) DO UPDATE SET user_id = excluded.user_id, expires_at = excluded.expires_at
     WHERE held.expires_at < now() OR held.user_id = excluded.user_id RETURNING name`,
    [name, userId],
  );
  return reserved.length > 0;
}

/** The registration of a mailed code. */
export interface FoundRegistration {
  readonly userId: number;
  readonly email: string;
  readonly passwordHash: string;
  /** SHA-256 of the cookie of the browser that registered; null if every browser must prove the password. */
  readonly browserDigest: Buffer | null;
  /** Whether the account is active already. */
  readonly isActive: boolean;
}

/** @returns undefined for a wrong or expired code, and for an account that an administrator closed */
export async function findRegistration(
  db: EntityManager,
  userId: number,
  digest: Buffer,
): Promise<FoundRegistration | undefined> {
  const rows = await db.query<FoundRegistration[]>(
    `SELECT u.id AS "userId", u.email, u.password_hash AS "passwordHash", u.is_active AS "isActive",
       code.browser_digest AS "browserDigest"
     FROM one_time_codes code JOIN users u ON u.id = code.user_id
     WHERE code.digest = $1 AND code.user_id = $2 AND code.purpose = 'activation' AND code.expires_at > now()
       AND NOT u.is_deleted AND (u.is_active OR (u.awaits_activation AND code.used_at IS NULL))`,
    [digest, userId],
  );
  return rows[0];
}
