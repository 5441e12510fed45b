/** Areas in SQL. */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { ListOrder } from '#paging';
import { Area } from '../area.entity.js';
import type { ManagementScope, Scope } from '../scope.js';
import { leadingNumber, requireOne, within } from '../scoped-rows.js';

/** Ids of the areas that the tenant `:scope` lives in or owns a share of. */
export const areasOfPerson = `
  SELECT area_id FROM area_tenants WHERE tenant_id = :scope
  UNION SELECT area_id FROM owner_areas WHERE tenant_id = :scope`;

/** The address of an `area` in its `house` on one line. */
export const areaAddress = `concat_ws(', ', nullif(house.city, ''), nullif(house.street, ''), house.number || house.letter,
  area.number)`;

const id = { sql: 'area.id', type: 'uuid' } as const;
const number = { sql: leadingNumber('area.number'), type: 'integer' } as const;
const text = { sql: 'area.number', type: 'text' } as const;
/** Number 10 comes after number 9, and before 10a. */
export const areaOrder = new ListOrder({ id: [id], number: [number, text, id] }, 'id');

/** Joins each area with its house and the house's group. */
export function areasIn(db: EntityManager, scope: Scope): SelectQueryBuilder<Area> {
  const areas = db
    .createQueryBuilder(Area, 'area')
    .innerJoinAndSelect('area.house', 'house')
    .leftJoinAndSelect('house.group', 'houseGroup');
  return within(areas, scope, {
    company: 'houseGroup.providerId = :scope',
    person: `area.id IN (${areasOfPerson})`,
  });
}

/**
 * Locks an area, its house and the house's group until the transaction ends. A transaction that moves a house or
 * changes a provider waits, and then sees a tenant added meanwhile.
 * @throws CodedError `resource.not_found`
 */
export async function lockArea(db: EntityManager, scope: ManagementScope, id: string): Promise<Area> {
  const { id: areaId } = await requireOne(areasIn(db, scope), id);
  await db.query(
    `SELECT FROM areas area JOIN houses house ON house.id = area.house_id
     WHERE area.id = $1 FOR NO KEY UPDATE OF area FOR SHARE OF house`,
    [areaId],
  );
  await db.query(
    `SELECT FROM house_groups WHERE id = (
       SELECT house.group_id FROM areas area JOIN houses house ON house.id = area.house_id WHERE area.id = $1
     ) FOR SHARE`,
    [areaId],
  );
  // The area may have moved to another provider while this transaction waited.
  return requireOne(areasIn(db, scope), id);
}
