/** Houses in SQL. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { areasOfPerson } from '../area/area.store.js';
import { House } from '../house.entity.js';
import type { Scope } from '../scope.js';
import { within } from '../scoped-rows.js';

export function housesIn(db: EntityManager, scope: Scope): SelectQueryBuilder<House> {
  return within(db.createQueryBuilder(House, 'house'), scope, {
    company: 'house.groupId IN (SELECT id FROM house_groups WHERE provider_id = :scope)',
    person: `house.id IN (SELECT area.house_id FROM areas area WHERE area.id IN (${areasOfPerson}))`,
  });
}
