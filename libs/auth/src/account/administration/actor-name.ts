/** The name of an administrator, for mails about what they did. */
import type { EntityManager } from 'typeorm';
import type { Actor } from '#auth/authorization';
import { findName } from '#auth/user';

/** @returns '' for the CLI, and for an administrator without a profile */
export async function actorName(db: EntityManager, { userId }: Actor): Promise<string> {
  return userId === undefined ? '' : findName(db, userId);
}
