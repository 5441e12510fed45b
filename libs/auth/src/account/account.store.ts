/**
 * Inserts and deletes accounts in SQL. INSERT fires `tell_registered`, DELETE fires `tell_purged`
 * (libs/database/triggers/account-events.sql), `user_removed` (cache-invalidation.sql) and
 * `erase_invitations` (invitation-events.sql).
 */
import type { EntityManager } from 'typeorm';
import { deleteImportRemark, findAddressee, storedSpellings, User } from '#auth/user';
import { replaceAvatar } from './avatar/avatar-rows.store.js';

export type NewUser = Pick<User, 'subject' | 'email' | 'passwordHash' | 'language'> & Partial<User>;

/** @returns the new user's id */
export async function insertUser(db: EntityManager, user: NewUser): Promise<number> {
  const { identifiers } = await db.insert(User, user);
  return identifiers[0]?.['id'] as number;
}

/**
 * Deletes the user; foreign keys cascade and fire the DELETE triggers of the other tables.
 * @returns the name of the avatar file, which the caller must delete
 */
export async function deleteUser(db: EntityManager, userId: number): Promise<string | null> {
  const { old } = await replaceAvatar(db, userId, null);
  const { to: email } = await findAddressee(db, userId);
  // A pending request stores the email as the user typed it.
  await db.query('DELETE FROM account_requests WHERE email = ANY($1)', [storedSpellings(email)]);
  await deleteImportRemark(db, userId);
  await db.query('DELETE FROM users WHERE id = $1', [userId]);
  return old;
}
