/** House groups in SQL. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ListOrder } from '#paging';
import { areasOfPerson } from '../area/area.store.js';
import { HouseGroup } from '../house-group.entity.js';
import type { Scope } from '../scope.js';
import { within } from '../scoped-rows.js';

const id = { sql: 'houseGroup.id', type: 'uuid' } as const;
const name = { sql: 'sort_key(houseGroup.name)', type: 'text' } as const;
export const houseGroupOrder = new ListOrder({ id: [id], name: [name, id] }, 'id');

/** Whoever may see a group may know who provides for it. */
export function withProvider(groups: SelectQueryBuilder<HouseGroup>): SelectQueryBuilder<HouseGroup> {
  return groups.leftJoin('houseGroup.provider', 'provider').addSelect(['provider.userId', 'provider.name']);
}

export function houseGroupsIn(db: EntityManager, scope: Scope): SelectQueryBuilder<HouseGroup> {
  return within(db.createQueryBuilder(HouseGroup, 'houseGroup'), scope, {
    company: 'houseGroup.providerId = :scope',
    person: `houseGroup.id IN (
      SELECT house.group_id FROM areas area JOIN houses house ON house.id = area.house_id
      WHERE area.id IN (${areasOfPerson}))`,
  });
}
