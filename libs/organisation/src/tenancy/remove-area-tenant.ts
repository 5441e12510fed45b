/** Removes a tenant from an area. They lose the grants that only its provider covered, and get a mail. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { revokeUncovered } from '#auth/permission';
import { areasIn } from '../area/area.store.js';
import { findMailedArea } from '../member/member.store.js';
import { MembershipMails } from '../member/membership-mails.js';
import { requireReach } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { deleteAreaTenant } from './tenancy.store.js';

@Injectable()
export class RemoveAreaTenant {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MembershipMails,
  ) {}

  /** @throws CodedError `authorization.refused`, or `resource.not_found` for the area or for a user who does not live there */
  execute(actor: Actor, areaId: string, tenantId: number): Promise<void> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const { id } = await requireOne(areasIn(db, scope), areaId);
      await requireReach(db, actor, scope, [tenantId]);
      if (!(await deleteAreaTenant(db, id, tenantId))) throw new CodedError('resource.not_found');
      await recordChange(db, actor, {
        action: 'area.tenant_removed',
        target: id,
        before: { tenant_id: tenantId },
        after: null,
      });
      await revokeUncovered(db, actor, [tenantId]);
      await this.mails.removed(db, actor, [tenantId], await findMailedArea(db, id));
    });
  }
}
