/** Deletes an area without tenants and shares. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { AreaTenant } from '../area-tenant.entity.js';
import { Area } from '../area.entity.js';
import { OwnerArea } from '../owner-area.entity.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { areasIn } from './area.store.js';

@Injectable()
export class DeleteArea {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.in_use` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const areas = areasIn(db, await managementScopeOf(db, actor));
      // Locks the area, so that no tenant or share can be added.
      const area = await requireOne(areas.setLock('pessimistic_write', undefined, ['area']), id);
      const here = { areaId: area.id };
      if ((await db.existsBy(AreaTenant, here)) || (await db.existsBy(OwnerArea, here))) {
        throw new CodedError('resource.in_use');
      }
      await removeVersioned(db, Area, { id: area.id, version });
      await recordChange(db, actor, {
        action: 'area.deleted',
        target: area.id,
        before: { number: area.number, house_id: area.houseId },
        after: null,
      });
    });
  }
}
