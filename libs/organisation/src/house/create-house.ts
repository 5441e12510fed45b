/** Creates a house in a group. The group is optional for an admin. */
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { houseGroupsIn } from '../house-group/house-group.store.js';
import { House } from '../house.entity.js';
import { type ManagementScope, managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { type Address, normalAddress, recorded } from './address.js';

export interface NewHouse extends Address {
  readonly groupId?: string | null | undefined;
}

@Injectable()
export class CreateHouse {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, `request.invalid_fields`, or `resource.not_found` for the group */
  execute(actor: Actor, { groupId, ...address }: NewHouse): Promise<House> {
    return inTransaction(this.dataSource, async (db) => {
      const group = await givenGroup(db, await managementScopeOf(db, actor), groupId ?? undefined);
      return addHouse(db, actor, address, group);
    });
  }
}

/** For callers inside a transaction that have checked the rights of the actor. */
export async function addHouse(
  db: EntityManager,
  actor: Actor,
  address: Address,
  groupId: string | null,
): Promise<House> {
  const { zipCode = '', letter = '', city, street, number } = normalAddress(address);
  const house = { id: uuidv7(), version: 1, zipCode, city, street, number, letter, groupId };
  await db.insert(House, house);
  await recordChange(db, actor, {
    action: 'house.created',
    target: house.id,
    before: null,
    after: recorded(house),
  });
  return house;
}

async function givenGroup(
  db: EntityManager,
  scope: ManagementScope,
  groupId: string | undefined,
): Promise<string | null> {
  if (groupId !== undefined) {
    return (await requireOne(houseGroupsIn(db, scope).setLock('for_key_share'), groupId)).id;
  }
  if (scope.kind === 'company') throw invalidFields({ group_id: [fault('required')] });
  return null;
}
