/** Gives a company or a tenant a share of an area. */
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { lockArea } from '../area/area.store.js';
import { lockCompany, lockMember, requireReach } from '../membership.store.js';
import { OwnerArea, ownerIdOf } from '../owner-area.entity.js';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import { requireWhole } from './ownership.store.js';
import { notAShare, parseShare } from './share.js';

export interface NewShare {
  /** Text or number: greater than 0, at most 1, ten decimal places. */
  readonly part: unknown;
  /** User id of the owner: exactly one of the two. */
  readonly companyId?: number | undefined;
  readonly tenantId?: number | undefined;
}

@Injectable()
export class AddAreaOwner {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `request.invalid_fields`, `ownership.exceeds_whole`, or
   * `resource.not_found` for the area or the owner; a company may name itself and tenants without another provider
   */
  execute(actor: Actor, areaId: string, given: NewShare): Promise<OwnerArea> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const area = await lockArea(db, scope, areaId);
      const part = parseShare(given.part);
      if (part === undefined) throw invalidFields({ part: [notAShare] });
      const owner = await ownerOf(db, scope, given);
      await requireReach(db, actor, scope, [ownerIdOf(owner)]);
      const share = { id: uuidv7(), version: 1, areaId: area.id, part, ...owner };
      await db.insert(OwnerArea, share);
      await requireWhole(db, area.id);
      await recordChange(db, actor, {
        action: 'area.owner_added',
        target: area.id,
        before: null,
        after: { share_id: share.id, part, company_id: share.companyId, tenant_id: share.tenantId },
      });
      return share;
    });
  }
}

async function ownerOf(
  db: EntityManager,
  scope: ManagementScope,
  { companyId, tenantId }: NewShare,
): Promise<Pick<OwnerArea, 'companyId' | 'tenantId'>> {
  if (companyId !== undefined && tenantId === undefined) {
    await lockCompany(db, scope, companyId);
    return { companyId, tenantId: null };
  }
  if (tenantId !== undefined && companyId === undefined) {
    await lockMember(db, scope, 'tenant', tenantId);
    return { companyId: null, tenantId };
  }
  const oneOwner = fault('one_owner');
  throw invalidFields({ company_id: [oneOwner], tenant_id: [oneOwner] });
}
