/** Revokes the grants of users that none of their companies holds any more. */
import type { EntityManager } from 'typeorm';
import { recordChanges } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { deleteUncovered, lockCoverage } from './coverage.store.js';

/**
 * Every change that removes users or permissions from a company must call it afterwards, in the same transaction. Writes
 * an audit entry for each user who loses a permission.
 * @param actor of the change
 * @param userIds users who may have lost a company, or a permission of their company; no other users are changed
 * @param permissionIds the permissions that a company lost; undefined checks all grants of these users
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
