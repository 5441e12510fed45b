/** Shares of ownership in SQL. */
import { CodedError } from '#errors';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { OwnerArea } from '../owner-area.entity.js';

export function sharesOf(db: EntityManager, areaId: string): SelectQueryBuilder<OwnerArea> {
  return db.createQueryBuilder(OwnerArea, 'share').where('share.areaId = :areaId', { areaId });
}

/**
 * To be called after a change of shares, while the area is locked, so that no other change can come between.
 * @throws CodedError `ownership.exceeds_whole`, which undoes the change
 */
export async function requireWhole(db: EntityManager, areaId: string): Promise<void> {
  const [total] = await db.query<{ fits: boolean }[]>(
    'SELECT coalesce(sum(part), 0) <= 1 AS fits FROM owner_areas WHERE area_id = $1',
    [areaId],
  );
  if (!total?.fits) throw new CodedError('ownership.exceeds_whole');
}
