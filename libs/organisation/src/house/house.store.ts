/** Houses in SQL. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ListOrder } from '#paging';
import { areasOfPerson } from '../area/area.store.js';
import { House } from '../house.entity.js';
import type { Scope } from '../scope.js';
import { leadingNumber, within } from '../scoped-rows.js';

const id = { sql: 'house.id', type: 'uuid' } as const;
const street = { sql: `sort_key(house.city || ' ' || house.street)`, type: 'text' } as const;
const number = { sql: leadingNumber('house.number'), type: 'integer' } as const;
/** An address is the city, the street and the number. */
export const houseOrder = new ListOrder({ id: [id], address: [street, number, id] }, 'id');

/** Equal to the expression of the index `houses_search_idx`. */
export const houseText = `(house.city || ' ' || house.street || ' ' || house.number || house.letter)`;

export function housesIn(db: EntityManager, scope: Scope): SelectQueryBuilder<House> {
  return within(db.createQueryBuilder(House, 'house'), scope, {
    company: 'house.groupId IN (SELECT id FROM house_groups WHERE provider_id = :scope)',
    person: `house.id IN (SELECT area.house_id FROM areas area WHERE area.id IN (${areasOfPerson}))`,
  });
}
