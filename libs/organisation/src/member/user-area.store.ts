/** The areas of one person or company, in SQL. */
import type { EntityManager } from 'typeorm';
import { areaAddress } from '../area/area.store.js';

export interface UserArea {
  readonly id: string;
  /** On one line. */
  readonly address: string;
  readonly livesHere: boolean;
  /** All shares of the person, as decimal text; null without one. */
  readonly part: string | null;
}

/** @param page `last` is an exclusive lower bound of the id */
export function findUserAreas(
  db: EntityManager,
  userId: number,
  { last, limit }: { readonly last: string; readonly limit: number },
): Promise<UserArea[]> {
  return db.query(
    `SELECT area.id, ${areaAddress} AS address, place.lives AS "livesHere", place.part
     FROM (
       SELECT area_id, bool_or(lives) AS lives, sum(part)::text AS part FROM (
         SELECT area_id, true AS lives, NULL::numeric AS part FROM area_tenants WHERE tenant_id = $1
         UNION ALL SELECT area_id, false, part FROM owner_areas WHERE tenant_id = $1
         UNION ALL SELECT area_id, false, part FROM owner_areas WHERE company_id = $1
       ) held GROUP BY area_id
     ) place JOIN areas area ON area.id = place.area_id JOIN houses house ON house.id = area.house_id
     WHERE area.id > $2 ORDER BY area.id LIMIT $3`,
    [userId, last, limit],
  );
}
