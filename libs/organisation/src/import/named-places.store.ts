/** Finds departments and areas by the names that a file gives them. Case and ё are ignored. */
import type { EntityManager } from 'typeorm';
import { normalLine } from '#text';

const key = (text: string) => normalLine(text).toLowerCase().replaceAll('ё', 'е');
const keyOf = (column: string) => `replace(lower(${column}), 'ё', 'е')`;

/** @returns at most two */
export async function findDepartmentIds(
  db: EntityManager,
  companyId: number,
  name: string,
): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT id FROM departments WHERE company_id = $1 AND ${keyOf('name')} = $2 LIMIT 2`,
    [companyId, key(name)],
  );
  return rows.map(({ id }) => id);
}

export interface NamedArea {
  readonly city: string;
  readonly street: string;
  /** Number and letter. */
  readonly house: string;
  readonly number: string;
}

/** @param companyId null to search all houses @returns at most two */
export async function findAreaIds(
  db: EntityManager,
  companyId: number | null,
  { city, street, house, number }: NamedArea,
): Promise<string[]> {
  const rows = await db.query<{ id: string }[]>(
    `SELECT area.id FROM areas area JOIN houses house ON house.id = area.house_id
       LEFT JOIN house_groups housing ON housing.id = house.group_id
     WHERE ${keyOf('house.city')} = $2 AND ${keyOf('house.street')} = $3
       AND ${keyOf('house.number || house.letter')} = $4 AND ${keyOf('area.number')} = $5
       AND ($1::int IS NULL OR housing.provider_id = $1) LIMIT 2`,
    [companyId, key(city), key(street), key(house).replaceAll(' ', ''), key(number)],
  );
  return rows.map(({ id }) => id);
}
