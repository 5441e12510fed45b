/** Removes an owner's share of an area. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { areasIn } from '../area/area.store.js';
import { OwnerArea, ownerIdOf } from '../owner-area.entity.js';
import { requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { inTransaction, removeVersioned, type VersionedId } from '#database';
import { sharesOf } from './ownership.store.js';

@Injectable()
export class RemoveAreaOwner {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found` or `resource.changed_meanwhile`
   */
  execute(actor: Actor, areaId: string, { id, version }: VersionedId): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const area = await requireOne(areasIn(db, scope), areaId);
      const share = await requireOne(sharesOf(db, area.id), id);
      await requireReach(db, actor, scope, [ownerIdOf(share)]);
      await removeVersioned(db, OwnerArea, { id: share.id, version });
      await recordChange(db, actor, {
        action: 'area.owner_removed',
        target: area.id,
        before: {
          share_id: share.id,
          part: share.part,
          company_id: share.companyId,
          tenant_id: share.tenantId,
        },
        after: null,
      });
    });
  }
}
