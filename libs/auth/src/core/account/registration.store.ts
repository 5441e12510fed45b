/** Registrations whose answer may not tell whether the email was free: the same statements are run either way. */
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { insertUser } from './account.store.js';
import type { AddressHolder } from './address-holder.store.js';
import { insertProfile } from './insert-profile.js';
import type { ProfileInput } from './profile-input.js';
import type { User } from './user.entity.js';

export type NewUser = Pick<User, 'subject' | 'email' | 'passwordHash' | 'language'> & Partial<User>;

/** No address can be of this domain (RFC 6761, 6.4). */
const nobodysEmail = () => `${uuidv7()}@nobody.invalid`;

/**
 * Writes user and profile; where the email is held already, writes them for nobody and takes them back.
 * @returns the id of the user who has the email now
 */
export async function insertUnlessHeld(
  db: EntityManager,
  user: NewUser,
  profile: ProfileInput,
  holder: AddressHolder | undefined,
): Promise<number> {
  await db.query('SAVEPOINT registration');
  const userId = await insertUser(db, holder ? { ...user, email: nobodysEmail() } : user);
  await insertProfile(db, userId, profile);
  await db.query(`${holder ? 'ROLLBACK TO' : 'RELEASE'} SAVEPOINT registration`);
  return holder?.userId ?? userId;
}

/** Days. */
const reservedFor = 30;

/**
 * Reserves a company's name for whoever registered under it first, so that the next one is refused whether or not the
 * first was given an account.
 * @returns whether it was free
 */
export async function reserveName(db: EntityManager, name: string, userId: number): Promise<boolean> {
  const reserved = await db.query<unknown[]>(
    `INSERT INTO reserved_names AS held (name, user_id, expires_at)
     VALUES ($1, $2, now() + make_interval(days => ${reservedFor}))
     ON CONFLICT (name) DO UPDATE SET user_id = excluded.user_id, expires_at = excluded.expires_at
     WHERE held.expires_at < now() RETURNING name`,
    [name, userId],
  );
  return reserved.length > 0;
}
