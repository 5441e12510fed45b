/** Deletes a house without areas. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { Area } from '../area.entity.js';
import { House } from '../house.entity.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { recorded } from './address.js';
import { housesIn } from './house.store.js';

@Injectable()
export class DeleteHouse {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.in_use` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const houses = housesIn(db, await managementScopeOf(db, actor));
      // Locks the house, so that no area can be added.
      const house = await requireOne(houses.setLock('pessimistic_write'), id);
      if (await db.existsBy(Area, { houseId: house.id })) throw new CodedError('resource.in_use');
      await removeVersioned(db, House, { id: house.id, version });
      await recordChange(db, actor, {
        action: 'house.deleted',
        target: house.id,
        before: recorded(house),
        after: null,
      });
    });
  }
}
