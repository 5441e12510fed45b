/** Creates a house group. Its provider is the company that creates it, or the company that an admin names. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
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
  execute(actor: Actor, { name: given, providerId }: NewHouseGroup): Promise<HouseGroup> {
    const name = normalLine(given);
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const provider = providerId ?? (scope.kind === 'company' ? scope.userId : null);
      if (provider !== null) await lockCompany(db, scope, provider);
      const houseGroup = { id: uuidv7(), version: 1, name, providerId: provider };
      await db.insert(HouseGroup, houseGroup);
      await recordChange(db, actor, {
        action: 'house_group.created',
        target: houseGroup.id,
        before: null,
        after: { name, provider_id: provider },
      });
      return houseGroup;
    });
  }
}
