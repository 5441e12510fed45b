/** Gives somebody all that is in a permission group now; what the group becomes later changes nothing for them. */
import { inTransaction } from '#database';
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
   * All of it or nothing. What the person holds already is left out of the answer, and they keep what else they hold.
   * @throws CodedError `authorization.refused`, `resource.not_found` for the group or the person, or
   * `permission.beyond_company` or `permission.too_many`
   */
  async execute(actor: Actor, { group: reference, userId }: AppliedGroup): Promise<{ granted: string[] }> {
    requireAdministrator(actor);
    return inTransaction(this.dataSource, async (db) => {
      const holder = await lockHolder(db, await grantingRightOf(db, actor), userId);
      const group = await findGroup(db, reference);
      if (!group) throw new CodedError('resource.not_found');
      const permissions = await findEntries(db, group.id);
      return { granted: await grantTo(db, actor, holder, permissions, group.name) };
    });
  }
}
