/** The name of an administrator, for mails about what they did. */
import type { EntityManager } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { findUser } from '#auth/user';

/** @returns '' for the CLI, and for an administrator without a profile */
export async function actorName(db: EntityManager, { userId }: Actor): Promise<string> {
  if (userId === undefined) return '';
  return (await findUser(db, userId))?.name ?? '';
}
