/** The people of a company, in SQL. */
import type { EntityManager } from 'typeorm';
import { profilesOfUsers } from '#auth/user';
import { queryParameters } from '#database';
import { containsWords } from '#paging';

/** What a company sees of a person. Emails are not part of it. */
export interface CompanyPerson {
  readonly userId: number;
  readonly type: 'worker' | 'tenant';
  readonly name: string;
  readonly isActive: boolean;
  /** In a department or an area; otherwise the company may add the person. */
  readonly isMember: boolean;
  /** Names of the departments of the company, and addresses of its areas. */
  readonly places: readonly string[];
}

export interface CompanyPeopleFilter {
  readonly type?: 'worker' | 'tenant' | undefined;
  readonly isMember?: boolean | undefined;
  /** Words of a name or parts of them; those of fewer than three letters or digits must begin a word. */
  readonly search?: string | undefined;
}

const personName = `coalesce(w.first_name || ' ' || w.last_name, t.first_name || ' ' || t.last_name, '')`;

const places = `ARRAY(
  SELECT department.name FROM department_workers worker
  JOIN departments department ON department.id = worker.department_id
  WHERE worker.worker_id = u.id AND department.company_id = $1
  UNION ALL
  SELECT house.street || ' ' || house.number || house.letter || ', ' || area.number FROM area_tenants tenant
  JOIN areas area ON area.id = tenant.area_id
  JOIN houses house ON house.id = area.house_id
  JOIN house_groups house_group ON house_group.id = house.group_id
  WHERE tenant.tenant_id = u.id AND house_group.provider_id = $1
  ORDER BY 1 LIMIT 5)`;

/** Ordered by id. */
export function listCompanyPeople(
  db: EntityManager,
  companyId: number,
  { type, isMember, search }: CompanyPeopleFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<CompanyPerson[]> {
  const given = [companyId, page.after, page.limit, type ?? null, isMember ?? null];
  const { values, parameter } = queryParameters(given);
  const found = search === undefined ? '' : `AND ${containsWords('name', search, parameter)}`;
  return db.query(
    `SELECT "userId", type, name, "isActive", "isMember", places FROM (
       SELECT u.id AS "userId", u.profile_type AS type, ${personName} AS name, u.is_active AS "isActive",
         EXISTS (SELECT FROM company_members member WHERE member.company_id = $1 AND member.user_id = u.id) AS "isMember",
         ${places} AS places
       FROM users u ${profilesOfUsers}
       WHERE u.id IN (SELECT user_id FROM company_members WHERE company_id = $1
                      UNION SELECT user_id FROM company_assignments WHERE company_id = $1)
         AND u.id > $2 AND NOT u.is_deleted) person
     WHERE ($4::text IS NULL OR type = $4) AND ($5::boolean IS NULL OR "isMember" = $5)
       ${found}
     ORDER BY "userId" LIMIT $3`,
    values,
  );
}
