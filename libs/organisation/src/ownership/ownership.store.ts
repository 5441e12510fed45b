/** Shares of ownership in SQL. */
import { CodedError } from '#errors';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { OwnerArea } from '../owner-area.entity.js';

export function sharesOf(db: EntityManager, areaId: string): SelectQueryBuilder<OwnerArea> {
  return db.createQueryBuilder(OwnerArea, 'share').where('share.areaId = :areaId', { areaId });
}

/**
 * Must be called after a change of shares, while the area is locked, so that concurrent changes cannot interfere.
 * @throws CodedError `ownership.exceeds_whole`, which rolls the change back
 */
export async function requireWhole(db: EntityManager, areaId: string): Promise<void> {
  const [total] = await db.query<{ fits: boolean }[]>(
    'SELECT coalesce(sum(part), 0) <= 1 AS fits FROM owner_areas WHERE area_id = $1',
    [areaId],
  );
  if (!total?.fits) throw new CodedError('ownership.exceeds_whole');
}
