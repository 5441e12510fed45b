/** Tenants of areas and their providers, in SQL. */
import type { EntityManager } from 'typeorm';
import { cursorParts, type Page, pageOf, type PageRequest } from '#paging';
import { AreaTenant } from '../area-tenant.entity.js';

/** @returns false if the tenant lived there already */
export async function insertAreaTenant(
  db: EntityManager,
  areaId: string,
  tenantId: number,
): Promise<boolean> {
  const inserted = await db.query<unknown[]>(
    `INSERT INTO area_tenants (area_id, tenant_id) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING tenant_id`,
    [areaId, tenantId],
  );
  return inserted.length > 0;
}

/** @returns false if the tenant did not live there */
export async function deleteAreaTenant(
  db: EntityManager,
  areaId: string,
  tenantId: number,
): Promise<boolean> {
  const { affected } = await db.delete(AreaTenant, { areaId, tenantId });
  return affected === 1;
}

export interface Tenant {
  readonly userId: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly surname: string;
}

/** Ordered by id. */
export async function findTenants(
  db: EntityManager,
  areaId: string,
  { limit, after }: PageRequest,
): Promise<Page<Tenant>> {
  const [last] = cursorParts(after, [0]);
  const found = await db.query<Tenant[]>(
    `SELECT tenant.user_id AS "userId", tenant.first_name AS "firstName", tenant.last_name AS "lastName",
       tenant.surname
     FROM area_tenants member JOIN tenant_profiles tenant ON tenant.user_id = member.tenant_id
     WHERE member.area_id = $1 AND member.tenant_id > $2 ORDER BY member.tenant_id LIMIT $3`,
    [areaId, last, limit + 1],
  );
  return pageOf(found, limit, ({ userId }) => [userId]);
}

export interface Provider {
  readonly companyId: number;
  readonly name: string;
  readonly address: string;
  /** The tenant's areas that this provider manages. */
  readonly areaIds: readonly string[];
}

/** @param companyId limits the result to this provider; undefined returns all */
export function findProviders(
  db: EntityManager,
  tenantId: number,
  companyId: number | undefined,
): Promise<Provider[]> {
  return db.query(
    `SELECT company.user_id AS "companyId", company.name, company.address,
       array_agg(area.id ORDER BY area.id) AS "areaIds"
     FROM area_tenants tenant
     JOIN areas area ON area.id = tenant.area_id
     JOIN houses house ON house.id = area.house_id
     JOIN house_groups house_group ON house_group.id = house.group_id
     JOIN company_profiles company ON company.user_id = house_group.provider_id
     WHERE tenant.tenant_id = $1 AND ($2::int IS NULL OR company.user_id = $2)
     GROUP BY company.user_id ORDER BY company.user_id`,
    [tenantId, companyId ?? null],
  );
}
