/** The orders of the lists of an organisation. */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, superuser } from '../../../test/support/database/user-rows.js';
import type { Page, PageRequest } from '#paging';
import { ListAreas } from './area/list-areas.js';
import { ListDepartments } from './department/list-departments.js';
import { ListHouseGroups } from './house-group/list-house-groups.js';
import { ListHouses } from './house/list-houses.js';
import { ListInvitations } from './invitation/list-invitations.js';

const database = migratedDatabase();
let company: number;

beforeAll(async () => {
  company = await addPerson(database(), 'company');
  const [group, house] = [uuidv7(), uuidv7()];
  for (const name of ['Ёлка', 'анна', 'Еж', 'Яма', 'б']) {
    await database().query('INSERT INTO departments (id, name, company_id) VALUES ($1, $2, $3)', [
      uuidv7(),
      name,
      company,
    ]);
    await database().query('INSERT INTO house_groups (id, name, provider_id) VALUES ($1, $2, $3)', [
      uuidv7(),
      name,
      company,
    ]);
    await database().query(
      `INSERT INTO invitations (id, email, company_id, language, code_digest, expires_at, profile, mail_id)
       VALUES ($1, $2, $3, 'ru', sha256(uuid_send($1::uuid)), now() + interval '1 day', '{"type":"worker"}', $1)`,
      [uuidv7(), `${Buffer.from(name).toString('hex')}@example.org`, company],
    );
  }
  await database().query(`INSERT INTO house_groups (id, name, provider_id) VALUES ($1, 'Центр', $2)`, [
    group,
    company,
  ]);
  for (const number of ['10', '9', '100', 'б/н', '9']) {
    await database().query(
      `INSERT INTO houses (id, city, street, number, group_id) VALUES ($1, 'Пермь', 'Мира', $2, $3)`,
      [uuidv7(), number, group],
    );
  }
  await database().query(
    `INSERT INTO houses (id, city, street, number, group_id) VALUES ($1, 'Пермь', 'Ленина', '1', $2)`,
    [house, group],
  );
  for (const number of ['10', '9', '10а', 'чердак', '2']) {
    await database().query('INSERT INTO areas (id, number, house_id) VALUES ($1, $2, $3)', [
      uuidv7(),
      number,
      house,
    ]);
  }
});

type List = (page: PageRequest) => Promise<Page<{ readonly id: string }>>;

const lists: Record<string, { readonly list: () => List; readonly sorts: readonly string[] }> = {
  departments: {
    list: () => (page) => new ListDepartments(database()).execute(actorFor(company), page, undefined),
    sorts: ['name', '-name', '-id'],
  },
  'house groups': {
    list: () => (page) => new ListHouseGroups(database()).execute(superuser, page, company),
    sorts: ['name', '-name', '-id'],
  },
  houses: {
    list: () => (page) => new ListHouses(database()).execute(superuser, page, undefined),
    sorts: ['address', '-address', '-id'],
  },
  areas: {
    list: () => (page) => new ListAreas(database()).execute(actorFor(company), page, undefined),
    sorts: ['number', '-number', '-id'],
  },
  invitations: {
    list: () => (page) => new ListInvitations(database()).execute(actorFor(company), {}, page),
    sorts: ['email', '-email', 'sent_at', '-sent_at', 'id'],
  },
};
const cases = Object.entries(lists).flatMap(([name, { list, sorts }]) =>
  sorts.map((sort) => [name, sort, list] as const),
);

describe('a list of an organisation', () => {
  it.each(cases)(
    'of %s by %s has every row once, forwards and backwards, and a total',
    async (_, sort, listOf) => {
      const list = listOf();
      const whole = await list({ limit: 100, after: undefined, sort, total: true });
      expect(whole.total).toEqual({ count: whole.items.length, isExact: true });
      const ids = whole.items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(whole.items.length);
      expect(ids).not.toContain(undefined);
      const pages = [await list({ limit: 2, after: undefined, sort })];
      while (pages.at(-1)!.next !== null)
        pages.push(await list({ limit: 2, after: pages.at(-1)!.next!, sort }));
      expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(ids);
      const back = await list({ limit: 2, after: undefined, before: pages[2]!.previous!, sort });
      expect(back.items).toEqual(pages[1]!.items);
    },
  );

  it('sorts names without regard to case, and Ё as Е', async () => {
    const { items } = await new ListDepartments(database()).execute(
      superuser,
      { limit: 100, after: undefined, sort: 'name' },
      { companyId: company },
    );
    expect(items.map(({ name }) => name)).toEqual(['анна', 'б', 'Еж', 'Ёлка', 'Яма']);
  });

  it('sorts numbers by their value', async () => {
    const page = { limit: 100, after: undefined };
    const areas = await new ListAreas(database()).execute(superuser, { ...page, sort: 'number' }, undefined);
    expect(areas.items.map(({ number }) => number)).toEqual(['2', '9', '10', '10а', 'чердак']);
    const houses = await new ListHouses(database()).execute(
      superuser,
      { ...page, sort: 'address' },
      undefined,
    );
    expect(houses.items.map(({ number }) => number)).toEqual(['1', '9', '9', '10', '100', 'б/н']);
  });
});
