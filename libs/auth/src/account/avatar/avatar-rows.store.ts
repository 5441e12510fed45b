/**
 * SQL of the pictures of users and of leftover pictures. Every stored picture either belongs to a user or is in
 * `avatar_leftovers`, from before it is written until after it is removed.
 */
import type { EntityManager } from 'typeorm';

/** Records a picture that is about to be written. Without a user within an hour it counts as leftover. */
export async function announcePicture(db: EntityManager, name: string): Promise<void> {
  await db.query(`INSERT INTO avatar_leftovers (name, remove_after) VALUES ($1, now() + interval '1 hour')`, [
    name,
  ]);
}

/** @returns whether the picture still exists and can be given to a user */
export async function claimPicture(db: EntityManager, name: string): Promise<boolean> {
  const [, claimed] = await db.query<[unknown[], number]>('DELETE FROM avatar_leftovers WHERE name = $1', [
    name,
  ]);
  return claimed === 1;
}

/**
 * Replaces the picture of a user; the previous one becomes a leftover.
 * @param name null for none
 * @returns whether there is such a user, and the picture they had
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

/** @returns undefined where there is no such user, null where they have none */
export async function avatarOf(db: EntityManager, userId: number): Promise<string | null | undefined> {
  const rows = await db.query<{ avatar: string | null }[]>('SELECT avatar FROM users WHERE id = $1', [
    userId,
  ]);
  return rows[0]?.avatar;
}

/** Of these, or of all, those that are due; the longest waiting first. */
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

/** Lets the others have their turn. */
export async function postponeLeftover(db: EntityManager, name: string): Promise<void> {
  await db.query(`UPDATE avatar_leftovers SET remove_after = now() + interval '1 hour' WHERE name = $1`, [
    name,
  ]);
}
