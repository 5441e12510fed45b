/** Creates a house group. Its provider is the company that creates it, or the company that an admin names. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { HouseGroup } from '../house-group.entity.js';
import { lockCompany } from '../membership.store.js';
import { managementScopeOf } from '../scope.js';
import { normalLine } from '#text';

export interface NewHouseGroup {
  readonly name: string;
  /** User id of the company; optional for an admin. */
  readonly providerId?: number | null | undefined;
}

@Injectable()
export class CreateHouseGroup {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, or `resource.not_found` for the provider */
  execute(actor: Actor, { name, providerId }: NewHouseGroup): Promise<HouseGroup> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const provider = providerId ?? (scope.kind === 'company' ? scope.userId : null);
      if (provider !== null) await lockCompany(db, scope, provider);
      return addHouseGroup(db, actor, name, provider);
    });
  }
}

/** For callers inside a transaction that have checked the rights of the actor. */
export async function addHouseGroup(
  db: EntityManager,
  actor: Actor,
  given: string,
  providerId: number | null,
): Promise<HouseGroup> {
  const houseGroup = { id: uuidv7(), version: 1, name: normalLine(given), providerId };
  await db.insert(HouseGroup, houseGroup);
  await recordChange(db, actor, {
    action: 'house_group.created',
    target: houseGroup.id,
    before: null,
    after: { name: houseGroup.name, provider_id: providerId },
  });
  return houseGroup;
}
