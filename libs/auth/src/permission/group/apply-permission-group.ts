/** Grants a user the current permissions of a group. Later changes of the group do not affect the user. */
import { inTransaction, type Running } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdministrator } from '#auth/authorization';
import { grantTo } from '../grant-permissions.js';
import { grantingRightOf, lockHolder } from '../granting-right.js';
import { findEntries, findGroup, type GroupReference } from './permission-group.store.js';

export interface AppliedGroup {
  readonly group: GroupReference;
  readonly userId: number;
}

@Injectable()
export class ApplyPermissionGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Grants all of the permissions or none. The result lists only the permissions that the user did not hold before.
   * @throws CodedError `authorization.refused`, `resource.not_found` for the group or the user, or
   * `permission.beyond_company` or `permission.too_many`
   */
  async execute(
    actor: Actor,
    { group: reference, userId }: AppliedGroup,
    run: Running = inTransaction,
  ): Promise<{ granted: string[] }> {
    requireAdministrator(actor);
    return run(this.dataSource, async (db) => {
      const holder = await lockHolder(db, await grantingRightOf(db, actor), userId);
      const group = await findGroup(db, reference);
      if (!group) throw new CodedError('resource.not_found');
      const permissions = await findEntries(db, group.id);
      return { granted: await grantTo(db, actor, holder, permissions, group.name) };
    });
  }
}
