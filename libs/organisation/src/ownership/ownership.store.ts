/** Shares of ownership in SQL. */
import { CodedError } from '#errors';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { NIL } from 'uuid';
import { OwnerArea } from '../owner-area.entity.js';

export function sharesOf(db: EntityManager, areaId: string): SelectQueryBuilder<OwnerArea> {
  return db.createQueryBuilder(OwnerArea, 'share').where('share.areaId = :areaId', { areaId });
}

export interface NamedShare extends OwnerArea {
  /** Null if the viewer may not know it. */
  readonly ownerName: string | null;
}

/**
 * Ordered by id.
 * @param viewer a company, which knows itself, its members and those assigned to it by name; undefined for administrators
 */
export async function findNamedShares(
  db: EntityManager,
  areaId: string,
  viewer: number | undefined,
  { limit, after }: PageRequest,
): Promise<Page<NamedShare>> {
  const [last] = cursorParts(after, [NIL]);
  const found = await db.query<NamedShare[]>(
    `SELECT share.id, share.version, share.part, share.area_id AS "areaId", share.company_id AS "companyId",
       share.tenant_id AS "tenantId",
       CASE WHEN $2::int IS NULL OR share.company_id = $2
         OR EXISTS (SELECT FROM company_members WHERE company_id = $2 AND user_id = share.tenant_id)
         OR EXISTS (SELECT FROM company_assignments WHERE company_id = $2 AND user_id = share.tenant_id)
         THEN coalesce(company.name, btrim(tenant.first_name || ' ' || tenant.last_name)) END AS "ownerName"
     FROM owner_areas share
     LEFT JOIN company_profiles company ON company.user_id = share.company_id
     LEFT JOIN tenant_profiles tenant ON tenant.user_id = share.tenant_id
     WHERE share.area_id = $1 AND share.id > $3 ORDER BY share.id LIMIT $4`,
    [areaId, viewer ?? null, last, limit + 1],
  );
  return pageOf(found, limit, ({ id }) => [id]);
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
