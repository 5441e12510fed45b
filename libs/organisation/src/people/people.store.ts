/** The people of a company, in SQL. */
import type { EntityManager } from 'typeorm';
import { profilesOfUsers } from '#auth/user';
import { countOrEstimateQuery, queryParameters } from '#database';
import { containsWords, ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';

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

const id = { sql: '"userId"', type: 'integer' } as const;

/** The people of one company are few enough to be sorted without an index. */
export const companyPeopleOrder = new ListOrder(
  { id: [id], name: [{ sql: 'sort_key(name)', type: 'text' }, id] },
  'id',
);

function people(companyId: number, { type, isMember, search }: CompanyPeopleFilter) {
  const { values, parameter } = queryParameters([companyId, type ?? null, isMember ?? null]);
  const found = search === undefined ? '' : `AND ${containsWords('name', search, parameter)}`;
  const rows = `(
       SELECT u.id AS "userId", u.profile_type AS type, ${personName} AS name, u.is_active AS "isActive",
         EXISTS (SELECT FROM company_members member WHERE member.company_id = $1 AND member.user_id = u.id) AS "isMember",
         ${places} AS places
       FROM users u ${profilesOfUsers}
       WHERE u.id IN (SELECT user_id FROM company_members WHERE company_id = $1
                      UNION SELECT user_id FROM company_assignments WHERE company_id = $1)
         AND NOT u.is_deleted) person
     WHERE ($2::text IS NULL OR type = $2) AND ($3::boolean IS NULL OR "isMember" = $3)
       ${found}`;
  return { rows, values, parameter };
}

export function listCompanyPeople(
  db: EntityManager,
  companyId: number,
  filter: CompanyPeopleFilter,
  reading: OrderedReading,
): Promise<Ordered<CompanyPerson>[]> {
  const { rows, values, parameter } = people(companyId, filter);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT "userId", type, name, "isActive", "isMember", places, ${reading.cursor()} AS cursor
     FROM ${rows} ${start === undefined ? '' : `AND ${start}`}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countCompanyPeople(
  db: EntityManager,
  companyId: number,
  filter: CompanyPeopleFilter,
): Promise<Total> {
  const { rows, values } = people(companyId, filter);
  return countOrEstimateQuery(db, `SELECT FROM ${rows}`, values);
}
