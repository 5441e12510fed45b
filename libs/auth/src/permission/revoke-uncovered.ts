/** Keeps people from holding what no company of theirs holds any more. */
import type { EntityManager } from 'typeorm';
import { recordChanges } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { deleteUncovered, lockCoverage } from './coverage.store.js';

/**
 * Part of every change that takes people from a company, a company from its people, or a permission from a company.
 * Call it in the transaction of that change and after it. Each person who loses something is in the audit trail.
 * @param actor who made the change
 * @param userIds users who may have lost a company, or a permission of their company; no other users are changed
 * @param permissionIds what a company has lost; without them all that these people hold is looked at
 */
export async function revokeUncovered(
  db: EntityManager,
  actor: Actor,
  userIds: readonly number[],
  permissionIds?: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await lockCoverage(db, userIds);
  const revoked = await deleteUncovered(db, userIds, permissionIds);
  await recordChanges(
    db,
    actor,
    revoked.map(({ userId, permissions }) => ({
      action: 'user.permissions_uncovered',
      target: userId,
      before: { permissions },
      after: null,
    })),
  );
}
