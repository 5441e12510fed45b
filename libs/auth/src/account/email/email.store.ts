/** The email of an account, changed in SQL. */
import type { EntityManager } from 'typeorm';
import type { AddressHolder } from '#auth/user';

/** @returns undefined for a user who may no longer log in */
export async function findRequester(
  db: EntityManager,
  userId: number,
): Promise<Omit<AddressHolder, 'standing'> | undefined> {
  const rows = await db.query<Omit<AddressHolder, 'standing'>[]>(
    `SELECT id AS "userId", email, language FROM users WHERE id = $1 AND is_active AND NOT is_deleted`,
    [userId],
  );
  return rows[0];
}

/**
 * Of several who take one address at once the constraint lets one have it.
 * @returns the previous address; undefined for a user who may no longer log in
 * @throws QueryFailedError of `users_email_key` if the address is taken
 */
export async function replaceEmail(
  db: EntityManager,
  userId: number,
  newEmail: string,
): Promise<Omit<AddressHolder, 'standing'> | undefined> {
  // The row as it was before; it is locked first, so that it is the newest.
  const [replaced] = await db.query<[Omit<AddressHolder, 'standing'>[], number]>(
    `UPDATE users u SET email = $2, version = u.version + 1
     FROM (SELECT id, email, language FROM users WHERE id = $1 AND is_active AND NOT is_deleted FOR UPDATE) old
     WHERE u.id = old.id
     RETURNING old.id AS "userId", old.email, old.language`,
    [userId, newEmail],
  );
  return replaced[0];
}
