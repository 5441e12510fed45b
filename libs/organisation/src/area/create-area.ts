/** Creates an area in a house. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordChange } from '#auth/audit';
import type { Actor } from '#auth/authorization';
import { Area } from '../area.entity.js';
import { housesIn } from '../house/house.store.js';
import { managementScopeOf } from '../scope.js';
import { requireOne } from '../scoped-rows.js';
import { areasIn } from './area.store.js';
import { normalLine } from '#text';

export interface NewArea {
  readonly number: string;
  readonly houseId: string;
}

@Injectable()
export class CreateArea {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `authorization.refused`, or `resource.not_found` for the house */
  execute(actor: Actor, { number, houseId }: NewArea): Promise<Area> {
    return inTransaction(this.dataSource, async (db) => {
      const scope = await managementScopeOf(db, actor);
      const house = await requireOne(housesIn(db, scope).setLock('for_key_share'), houseId);
      return requireOne(areasIn(db, scope), await addArea(db, actor, number, house.id));
    });
  }
}

/** For callers inside a transaction that have checked the rights of the actor. @returns the id */
export async function addArea(
  db: EntityManager,
  actor: Actor,
  given: string,
  houseId: string,
): Promise<string> {
  const [id, number] = [uuidv7(), normalLine(given)];
  await db.insert(Area, { id, number, houseId });
  await recordChange(db, actor, {
    action: 'area.created',
    target: id,
    before: null,
    after: { number, house_id: houseId },
  });
  return id;
}
