/** Finds departments, houses and areas by the names that a file gives them. Case and ё are ignored. */
import type { EntityManager } from 'typeorm';
import { normalLine } from '#text';

/** Of a column and of what is compared with it, because `lower` depends on the locale of the database. */
const keyOf = (text: string) => `replace(lower(${text}), 'ё', 'е')`;
const isSame = (column: string, parameter: string) => `${keyOf(column)} = ${keyOf(`${parameter}::text`)}`;

/** Number and letter of a house: `12 а` is `12А`. */
const isSameHouse = (parameter: string) =>
  isSame(`replace(house.number || house.letter, ' ', '')`, `replace(${parameter}, ' ', '')`);

/** @returns at most two */
export async function findDepartmentIds(
  db: EntityManager,
  companyId: number,
  name: string,
): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT id FROM departments WHERE company_id = $1 AND ${isSame('name', '$2')} LIMIT 2`,
    [companyId, normalLine(name)],
  );
  return rows.map(({ id }) => id);
}

export interface NamedHouse {
  readonly city: string;
  readonly street: string;
  /** Number and letter. */
  readonly house: string;
}

/** @param companyId null to search all houses @returns at most two */
export async function findAreaIds(
  db: EntityManager,
  companyId: number | null,
  { city, street, house, number }: NamedHouse & { readonly number: string },
): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT area.id FROM areas area JOIN houses house ON house.id = area.house_id
       LEFT JOIN house_groups housing ON housing.id = house.group_id
     WHERE ${isSame('house.city', '$2')} AND ${isSame('house.street', '$3')} AND ${isSameHouse('$4')}
       AND ${isSame('area.number', '$5')} AND ($1::int IS NULL OR housing.provider_id = $1) LIMIT 2`,
    [companyId, ...[city, street, house, number].map(normalLine)],
  );
  return rows.map(({ id }) => id);
}

/** Locks what it finds against deletion. @returns at most two */
export async function findGroupIds(db: EntityManager, providerId: number, name: string): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT id FROM house_groups WHERE provider_id = $1 AND ${isSame('name', '$2')} LIMIT 2 FOR KEY SHARE`,
    [providerId, normalLine(name)],
  );
  return rows.map(({ id }) => id);
}

/** Locks what it finds against deletion. @returns at most two, of all groups of the provider */
export async function findHouses(
  db: EntityManager,
  providerId: number,
  { city, street, house }: NamedHouse,
): Promise<{ id: string; groupId: string }[]> {
  return db.query<{ id: string; groupId: string }[]>(
    `SELECT house.id, house.group_id AS "groupId" FROM houses house JOIN house_groups housing ON housing.id = house.group_id
     WHERE housing.provider_id = $1 AND ${isSame('house.city', '$2')} AND ${isSame('house.street', '$3')}
       AND ${isSameHouse('$4')} LIMIT 2 FOR KEY SHARE OF house`,
    [providerId, ...[city, street, house].map(normalLine)],
  );
}

export async function hasArea(db: EntityManager, houseId: string, number: string): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `SELECT FROM areas WHERE house_id = $1 AND ${isSame('number', '$2')} LIMIT 1`,
    [houseId, normalLine(number)],
  );
  return rows.length > 0;
}

/**
 * Lets one transaction at a time create houses of the company: neither their names nor their addresses are unique.
 * @returns false if there is no such company
 */
export async function lockHousing(db: EntityManager, companyId: number): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `SELECT FROM company_profiles company JOIN users ON users.id = company.user_id
     WHERE company.user_id = $1 AND NOT users.is_deleted FOR NO KEY UPDATE OF company`,
    [companyId],
  );
  return rows.length > 0;
}
