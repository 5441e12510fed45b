/** Changes a house's address or group. Its tenants lose the grants that only the previous provider covered. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { revokeUncovered } from '#auth/permission';
import { houseGroupsIn } from '../house-group/house-group.store.js';
import { House } from '../house.entity.js';
import { tenantsOfHouse } from '../membership.store.js';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { changeVersioned, inTransaction, type VersionedId } from '#database';
import { type Address, normalAddress, recorded } from './address.js';
import { housesIn } from './house.store.js';

export interface HouseChanges extends Partial<Address> {
  /** Null removes the house from its group. */
  readonly groupId?: string | null | undefined;
}

@Injectable()
export class ChangeHouse {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @throws CodedError `authorization.refused`, `resource.not_found` for the house or the group or
   * `resource.changed_meanwhile`
   */
  execute(actor: Actor, { id, version }: VersionedId, { groupId, ...address }: HouseChanges): Promise<House> {
    const changes = normalAddress(address);
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const before = await requireOne(housesIn(db, scope), id);
      const after = await changeVersioned(db, House, before, version, {
        zipCode: changes.zipCode ?? before.zipCode,
        city: changes.city ?? before.city,
        street: changes.street ?? before.street,
        number: changes.number ?? before.number,
        letter: changes.letter ?? before.letter,
        groupId: await newGroup(db, scope, before, groupId),
      });
      await recordChange(db, actor, {
        action: 'house.changed',
        target: before.id,
        before: recorded(before),
        after: recorded(after),
      });
      if (after.groupId !== before.groupId) {
        await revokeUncovered(db, actor, await tenantsOfHouse(db, before.id));
      }
      return after;
    });
  }
}

async function newGroup(
  db: EntityManager,
  scope: ManagementScope,
  { groupId }: House,
  given: string | null | undefined,
): Promise<string | null> {
  if (given === undefined) return groupId;
  if (given !== null) return (await requireOne(houseGroupsIn(db, scope).setLock('for_key_share'), given)).id;
  // A company may not release a house, because it could not take it back.
  if (scope.kind === 'company') throw new CodedError('authorization.refused');
  return null;
}
