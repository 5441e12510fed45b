/**
 * References to avatar files in SQL. Every stored file is referenced by a user or listed in `avatar_leftovers`, from
 * before it is written until after it is deleted. UPDATE of a user's avatar fires `tell_account_change`
 * (libs/database/triggers/account-events.sql).
 */
import type { EntityManager } from 'typeorm';

/** Lists a file as a leftover before it is written. It is deleted unless a user references it within one hour. */
export async function announcePicture(db: EntityManager, name: string): Promise<void> {
  await db.query(`INSERT INTO avatar_leftovers (name, remove_after) VALUES ($1, now() + interval '1 hour')`, [
    name,
  ]);
}

/** @returns whether the file still exists and may be referenced */
export async function claimPicture(db: EntityManager, name: string): Promise<boolean> {
  const [, claimed] = await db.query<[unknown[], number]>('DELETE FROM avatar_leftovers WHERE name = $1', [
    name,
  ]);
  return claimed === 1;
}

/**
 * Replaces the user's avatar and lists the previous file as a leftover.
 * @param name null removes the avatar
 * @returns whether the user exists, and the name of the previous file
 */
export async function replaceAvatar(
  db: EntityManager,
  userId: number,
  name: string | null,
): Promise<{ found: boolean; old: string | null }> {
  const [user] = await db.query<{ avatar: string | null }[]>(
    'SELECT avatar FROM users WHERE id = $1 FOR NO KEY UPDATE',
    [userId],
  );
  await db.query('UPDATE users SET avatar = $2 WHERE id = $1', [userId, name]);
  if (user?.avatar) {
    await db.query(
      'INSERT INTO avatar_leftovers (name, remove_after) VALUES ($1, now()) ON CONFLICT DO NOTHING',
      [user.avatar],
    );
  }
  return { found: user !== undefined, old: user?.avatar ?? null };
}

/** @returns undefined if there is no such user, null if the user has no avatar */
export async function avatarOf(db: EntityManager, userId: number): Promise<string | null | undefined> {
  const rows = await db.query<{ avatar: string | null }[]>('SELECT avatar FROM users WHERE id = $1', [
    userId,
  ]);
  return rows[0]?.avatar;
}

/** Selects the due leftovers, of these names or of all, oldest first. */
export async function dueLeftovers(
  db: EntityManager,
  limit: number,
  names?: readonly string[],
): Promise<string[]> {
  const rows = await db.query<{ name: string }[]>(
    `SELECT name FROM avatar_leftovers WHERE remove_after <= now() AND ($2::text[] IS NULL OR name = ANY($2))
     ORDER BY remove_after LIMIT $1`,
    [limit, names ?? null],
  );
  return rows.map(({ name }) => name);
}

export async function forgetLeftover(db: EntityManager, name: string): Promise<void> {
  await db.query('DELETE FROM avatar_leftovers WHERE name = $1', [name]);
}

/** Postpones the leftover, so that one failing file does not block the others. */
export async function postponeLeftover(db: EntityManager, name: string): Promise<void> {
  await db.query(`UPDATE avatar_leftovers SET remove_after = now() + interval '1 hour' WHERE name = $1`, [
    name,
  ]);
}
