/** Adds a tenant to an area. Idempotent. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockArea } from '../area/area.store.js';
import { lockMember, requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { insertAreaTenant } from './tenancy.store.js';

@Injectable()
export class AddAreaTenant {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, or `resource.not_found` for the area, for a user who is not a tenant,
   * and, to a company, for the tenant of another
   */
  execute(actor: Actor, areaId: string, tenantId: number): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const { id } = await lockArea(db, scope, areaId);
      await lockMember(db, scope, 'tenant', tenantId);
      await requireReach(db, actor, scope, [tenantId]);
      if (!(await insertAreaTenant(db, id, tenantId))) return;
      await recordChange(db, actor, {
        action: 'area.tenant_added',
        target: id,
        before: null,
        after: { tenant_id: tenantId },
      });
    });
  }
}
