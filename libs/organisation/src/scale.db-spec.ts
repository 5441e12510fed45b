import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { databaseWithOwner } from '../../../test/support/database/migrated-database.js';
import { areasIn } from './area/area.store.js';
import { departmentsIn } from './department/department.store.js';
import { houseGroupsIn } from './house-group/house-group.store.js';
import { housesIn } from './house/house.store.js';
import type { Scope } from './scope.js';
import { pageQuery } from './scoped-rows.js';

const roles = databaseWithOwner();
const database = () => roles().app;
const large = new Set(['houses', 'areas', 'area_tenants', 'owner_areas', 'department_workers', 'users']);
const page = { limit: 25, after: undefined };

/** 200 companies, 20,000 workers and 80,000 tenants. */
beforeAll(async () => {
  // Disables the triggers that maintain users.profile_type: this test does not read it, and they would take most of the time.
  await roles().owner.query(`
    ALTER TABLE worker_profiles DISABLE TRIGGER USER;
    ALTER TABLE tenant_profiles DISABLE TRIGGER USER;
    INSERT INTO users (id, subject, email, password_hash, language)
      SELECT n, gen_random_uuid(), n || '@example.com', '!', 'en' FROM generate_series(1, 100200) n;
    INSERT INTO company_profiles (user_id, name) SELECT n, 'Company ' || n FROM generate_series(1, 200) n;
    INSERT INTO worker_profiles (user_id, first_name, last_name, birth_date, sex)
      SELECT n, 'a', 'b', '2000-01-01', 'male' FROM generate_series(201, 20200) n;
    INSERT INTO tenant_profiles (user_id, first_name, last_name, birth_date, sex)
      SELECT n, 'a', 'b', '2000-01-01', 'male' FROM generate_series(20201, 100200) n;
    INSERT INTO departments (id, name, company_id)
      SELECT gen_random_uuid(), 'd', 1 + n % 200 FROM generate_series(1, 2000) n;
    INSERT INTO department_workers SELECT department.id, 201 + (n * 10 + k) % 20000
      FROM (SELECT id, row_number() OVER () AS n FROM departments) department, generate_series(0, 9) k;
    INSERT INTO house_groups (id, name, provider_id)
      SELECT gen_random_uuid(), 'g', 1 + n % 200 FROM generate_series(1, 1000) n;
    INSERT INTO houses (id, city, street, number, group_id)
      SELECT gen_random_uuid(), 'c', 's', '1', id FROM house_groups, generate_series(1, 10);
    INSERT INTO areas (id, number, house_id) SELECT gen_random_uuid(), '1', id FROM houses, generate_series(1, 8);
    INSERT INTO area_tenants SELECT id, 20200 + row_number() OVER () FROM areas;
    INSERT INTO owner_areas (id, part, area_id, tenant_id) SELECT gen_random_uuid(), 1, area_id, tenant_id FROM area_tenants;
    ANALYZE`);
}, 120_000);

async function tablesReadInFull(rows: SelectQueryBuilder<ObjectLiteral>): Promise<string[]> {
  const [sql, values] = rows.getQueryAndParameters();
  const plan = await database().query<Record<string, string>[]>(`EXPLAIN ${sql}`, values);
  return plan.flatMap((line) => /Seq Scan on (\S+)/.exec(line['QUERY PLAN'] ?? '')?.[1] ?? []);
}

const scopes: [string, Scope][] = [
  ['everything', { kind: 'all' }],
  ['a company', { kind: 'company', userId: 7 }],
  ['a worker', { kind: 'person', userId: 5000 }],
  ['a tenant', { kind: 'person', userId: 50_000 }],
];

describe.each(scopes)('with 100,000 users, a page of %s', (_, scope) => {
  it.each([
    ['departments', () => pageQuery(departmentsIn(database().manager, scope), page)],
    ['houses', () => pageQuery(housesIn(database().manager, scope), page)],
    ['house groups', () => pageQuery(houseGroupsIn(database().manager, scope), page)],
    ['areas', () => pageQuery(areasIn(database().manager, scope), page)],
  ] as [string, () => SelectQueryBuilder<ObjectLiteral>][])(
    'of %s reads no large table in full',
    async (__, rows) => {
      expect((await tablesReadInFull(rows())).filter((table) => large.has(table))).toEqual([]);
    },
  );
});
