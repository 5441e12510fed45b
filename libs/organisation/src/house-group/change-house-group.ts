/** Changes the name or the provider of a house group. Its tenants lose the grants that only the previous provider covered. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { revokeUncovered } from '#auth/permission';
import { HouseGroup } from '../house-group.entity.js';
import { lockCompany, tenantsOfHouseGroup } from '../membership.store.js';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { changeVersioned, inTransaction, type VersionedId } from '#database';
import { houseGroupsIn } from './house-group.store.js';
import { normalLine } from '#text';

export interface HouseGroupChanges {
  readonly name?: string | undefined;
  /** User id of a company; null for none. */
  readonly providerId?: number | null | undefined;
}

@Injectable()
export class ChangeHouseGroup {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found` for the group or the provider or
   * `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId, changes: HouseGroupChanges): Promise<HouseGroup> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const before = await requireOne(houseGroupsIn(db, scope), id);
      const after = await changeVersioned(db, HouseGroup, before, version, {
        name: changes.name === undefined ? before.name : normalLine(changes.name),
        providerId: await newProvider(db, scope, before, changes.providerId),
      });
      await recordChange(db, actor, {
        action: 'house_group.changed',
        target: before.id,
        before: { name: before.name, provider_id: before.providerId },
        after: { name: after.name, provider_id: after.providerId },
      });
      if (after.providerId !== before.providerId) {
        await revokeUncovered(db, actor, await tenantsOfHouseGroup(db, before.id));
      }
      return after;
    });
  }
}

async function newProvider(
  db: EntityManager,
  scope: ManagementScope,
  { providerId }: HouseGroup,
  given: number | null | undefined,
): Promise<number | null> {
  if (given === undefined) return providerId;
  if (given !== null) await lockCompany(db, scope, given);
  // A company may not release its houses, because it could not take them back.
  else if (scope.kind === 'company') throw new CodedError('authorization.refused');
  return given;
}
