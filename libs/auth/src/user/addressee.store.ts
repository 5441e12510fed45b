/** The address and language of mails to a user, read from the database. */
import type { Language } from '#errors';
import type { EntityManager } from 'typeorm';
import { User } from './user.entity.js';

/** @returns the user's email address and language */
export async function findAddressee(
  db: EntityManager,
  userId: number,
): Promise<{ to: string; language: Language }> {
  const { email, language } = await db.findOneOrFail(User, {
    select: { email: true, language: true },
    where: { id: userId },
  });
  return { to: email, language };
}
