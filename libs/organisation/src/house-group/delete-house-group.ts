/** Deletes a house group without houses. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { HouseGroup } from '../house-group.entity.js';
import { House } from '../house.entity.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { houseGroupsIn } from './house-group.store.js';

@Injectable()
export class DeleteHouseGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.in_use` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const houseGroups = houseGroupsIn(db, await managementScopeOf(db, actor));
      // Locks the group, so that no house can be added.
      const houseGroup = await requireOne(houseGroups.setLock('pessimistic_write'), id);
      if (await db.existsBy(House, { groupId: houseGroup.id })) throw new CodedError('resource.in_use');
      await removeVersioned(db, HouseGroup, { id: houseGroup.id, version });
      await recordChange(db, actor, {
        action: 'house_group.deleted',
        target: houseGroup.id,
        before: { name: houseGroup.name, provider_id: houseGroup.providerId },
        after: null,
      });
    });
  }
}
