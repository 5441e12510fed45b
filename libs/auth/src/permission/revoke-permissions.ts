/** Revokes permissions from a user. Members of a company lose the permissions that no company of theirs holds any more. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockPeople } from './coverage.store.js';
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
   * What the person does not hold is left out of the answer.
   * @throws CodedError `authorization.refused`, `resource.not_found`, `request.invalid_fields` for names that mean
   * nothing, or `permission.not_held`
   */
  async execute(actor: Actor, request: PermissionsOfUser): Promise<{ revoked: string[] }> {
    return inTransaction(this.dataSource, async (db) => {
      const right = await grantingRightOf(db, actor);
      // People before their company's rows, as granting does it: so that the two do not wait for each other.
      if (right.companyId === undefined) await lockPeople(db, await membersOf(db, request.userId));
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
