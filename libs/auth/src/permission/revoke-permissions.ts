/** Revokes permissions from a user. Members of a company lose the permissions that none of their companies holds any more. */
import { inTransaction, type Running } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockUsers } from './coverage.store.js';
import type { PermissionsOfUser } from './grant-permissions.js';
import { deleteGrants, membersOf } from './grant.store.js';
import { grantingRightOf, lockHolder, requireHeld } from './granting-right.js';
import { labelOf } from './permission-reference.js';
import { resolvePermissions } from './resolve-permissions.js';
import { revokeUncovered } from './revoke-uncovered.js';

@Injectable()
export class RevokePermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The result lists only the permissions that the user held.
   * @throws CodedError `authorization.refused`, `resource.not_found`, `request.invalid_fields` for unknown
   * names, or `permission.not_held`
   */
  async execute(
    actor: Actor,
    request: PermissionsOfUser,
    run: Running = inTransaction,
  ): Promise<{ revoked: string[] }> {
    return run(this.dataSource, async (db) => {
      const right = await grantingRightOf(db, actor);
      // Locks users before the grants of their companies, in the same order as granting, so that the two cannot deadlock.
      if (right.companyId === undefined) await lockUsers(db, await membersOf(db, request.userId));
      const holder = await lockHolder(db, right, request.userId);
      const permissions = await resolvePermissions(db, request.permissions);
      await requireHeld(db, right, permissions);
      const removed = await deleteGrants(db, holder.id, permissions);
      const gone = permissions.filter(({ id }) => removed.has(id));
      if (gone.length === 0) return { revoked: [] };
      const revoked = gone.map(labelOf);
      const change = { action: 'user.permissions_revoked', target: holder.id, after: null } as const;
      await recordChange(db, actor, { ...change, before: { permissions: revoked } });
      // Read again: a user may have joined the company meanwhile.
      await revokeUncovered(db, actor, await membersOf(db, holder.id), [...removed]);
      return { revoked };
    });
  }
}
