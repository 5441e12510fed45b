/** The orders, totals and filters of the list of accounts. */
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { addPerson, assign, insertGrant, superuser } from '../../../../../test/support/database/user-rows.js';
import type { PageRequest } from '#paging';
import { ListUsers } from './list-users.js';
import type { UserFilter } from './user-filter.js';

const database = migratedDatabase();
const list = (page: Partial<PageRequest> = {}, filter: UserFilter = {}) =>
  new ListUsers(database()).execute(superuser, filter, { limit: 4, after: undefined, ...page });
const idsOf = async (filter: UserFilter) => (await list({ limit: 100 }, filter)).items.map(({ id }) => id);
const kinds = ['company', 'worker', 'tenant'] as const;
const names = ['Яна', 'ёлка', 'Елена', 'анна', 'Анна', 'zoe', 'Åsa', 'Bob'];

/** Names and moments occur several times, and some accounts never logged in. */
async function addNamed(name: string, index: number): Promise<number> {
  const kind = kinds[index % 3]!;
  const id = await addPerson(database(), kind);
  const set = kind === 'company' ? 'name = $2 || user_id' : `first_name = $2, last_name = 'Lee'`;
  await database().query(`UPDATE ${kind}_profiles SET ${set} WHERE user_id = $1`, [id, name]);
  await database().query(
    `UPDATE users SET last_login = CASE WHEN $2 % 4 > 0 THEN timestamptz '2026-01-01 00:00:00.000001' + $2 % 5 * interval '1 microsecond' END,
       date_joined = timestamptz '2025-01-01' + $2 % 7 * interval '1 microsecond' WHERE id = $1`,
    [id, index],
  );
  return id;
}

beforeAll(async () => {
  for (const [index, name] of [...names, ...names, ...names].entries()) await addNamed(name, index);
  for (let added = 0; added < 2; added++) {
    await database().query(
      `INSERT INTO users (subject, email, password_hash, language) VALUES ($1, $2, '!', 'en')`,
      [uuidv7(), `nameless${added}@example.org`],
    );
  }
});

const orders = [
  'id',
  '-id',
  'name',
  '-name',
  'email',
  '-email',
  'date_joined',
  '-date_joined',
  'last_login',
  '-last_login',
];

describe('the list of accounts in each order', () => {
  it.each(orders)(
    '%s has every account once, page after page, and the same pages backwards',
    async (sort) => {
      const whole = (await list({ sort, limit: 100 })).items.map(({ id }) => id);
      expect(new Set(whole).size).toBe(26);
      const pages = [await list({ sort })];
      expect(pages[0]!.previous).toBeNull();
      while (pages.at(-1)!.next !== null) pages.push(await list({ sort, after: pages.at(-1)!.next! }));
      expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(whole);
      for (const [index, page] of pages.entries()) {
        if (index === 0) continue;
        const { items, next, previous } = await list({ sort, before: page.previous! });
        expect(items).toEqual(pages[index - 1]!.items);
        expect(next).not.toBeNull();
        expect(previous === null).toBe(index === 1);
      }
    },
  );

  it.each(['name', 'email', 'date_joined', 'last_login'])('-%s is the reverse of it', async (sort) => {
    const forwards = (await list({ sort, limit: 100 })).items;
    expect((await list({ sort: `-${sort}`, limit: 100 })).items).toEqual([...forwards].reverse());
  });

  it('sorts names without regard to case and to the dots of Ё, those without a name first', async () => {
    const { items } = await list({ sort: 'name', limit: 100 });
    const first = items.map(({ name }) =>
      name
        .toLowerCase()
        .replace(/(\d+| lee)$/, '')
        .replace('ё', 'е'),
    );
    const distinct = [...new Set(first)];
    expect(distinct).toEqual(['', 'bob', 'zoe', 'åsa', 'анна', 'елена', 'елка', 'яна']);
  });

  it('sorts accounts without a login before all others', async () => {
    const { items } = await list({ sort: 'last_login', limit: 100 });
    const never = items.filter(({ lastLogin }) => lastLogin === null);
    expect(items.slice(0, never.length)).toEqual(never);
  });

  it.each(orders)('%s finds the same people as the usual order', async (sort) => {
    for (const search of ['lee', 'анн', 'a', 'example.org', 'nameless', 'no such thing']) {
      const usual = await idsOf({ search });
      const found = await list({ sort, limit: 100 }, { search });
      expect(found.items.map(({ id }) => id).sort((one, other) => one - other)).toEqual(usual);
    }
  });
});

describe('a cursor of the list of accounts', () => {
  it('is refused in another order, and the refusal says so', async () => {
    const { next } = await list({ sort: 'name' });
    const usual = await list();
    for (const page of [
      { sort: '-name', after: next! },
      { after: next! },
      { sort: 'email', after: usual.next! },
    ]) {
      await expect(list(page)).rejects.toMatchObject({
        faults: { after: [{ code: 'cursor_of_other_sort' }] },
      });
    }
  });

  it.each([
    ['a month too many', ['last_login', '2026-13-01T00:00:00.000000Z', 1]],
    ['a day too many', ['last_login', '2026-02-30T00:00:00.000000Z', 1]],
    ['no moment', ['last_login', 'now', 1]],
    ['an id that is none', ['name', 'a', 'b']],
    ['a part too few', ['name', 'a']],
  ])('with %s is refused', async (_, parts) => {
    const after = Buffer.from(JSON.stringify(parts)).toString('base64url');
    const page = { sort: String(parts[0]), after };
    await expect(list(page)).rejects.toMatchObject({
      faults: { after: [{ code: expect.stringMatching('cursor') }] },
    });
  });

  it('is refused beside another one, and so is an unknown order', async () => {
    const { next } = await list();
    await expect(list({ after: next!, before: next! })).rejects.toMatchObject({
      faults: { before: expect.any(Array) },
    });
    await expect(list({ sort: 'password_hash' })).rejects.toMatchObject({
      faults: { sort: expect.any(Array) },
    });
  });
});

describe('the total of the list of accounts', () => {
  it('is counted only when it is asked for, with the filters', async () => {
    expect((await list()).total).toBeUndefined();
    expect((await list({ total: true })).total).toEqual({ count: 26, isExact: true });
    const workers = { profileType: 'worker' } as const;
    expect((await list({ total: true }, workers)).total).toEqual({ count: 8, isExact: true });
    expect((await list({ total: true }, { search: 'lee' })).total).toEqual({ count: 16, isExact: true });
  });
});

describe('a filter of the list of accounts', () => {
  it('finds the members of a company and those assigned to it', async () => {
    const company = await addPerson(database(), 'company');
    const person = await addPerson(database(), 'worker');
    expect(await idsOf({ companyId: company })).toEqual([]);
    await assign(database(), company, person);
    expect(await idsOf({ companyId: company })).toEqual([person]);
  });

  it('finds holders of a permission, of all permissions of a group, and nobody for an empty group', async () => {
    const [one, both] = [await addPerson(database(), 'company'), await addPerson(database(), 'company')];
    for (const name of ['gate', 'lift']) await insertGrant(database(), both, name);
    await insertGrant(database(), one, 'gate');
    const [group, empty] = [uuidv7(), uuidv7()];
    await database().query(
      `INSERT INTO permission_groups (id, name) VALUES ($1, 'Porters'), ($2, 'Nobody')`,
      [group, empty],
    );
    await database().query('INSERT INTO permission_group_entries SELECT $1, id FROM permissions', [group]);
    expect(await idsOf({ permission: { name: 'gate', action: 'read' } })).toEqual([one, both]);
    expect(await idsOf({ permission: { name: 'lift' } })).toEqual([both]);
    expect(await idsOf({ permission: { name: 'gate', action: 'delete' } })).toEqual([]);
    expect(await idsOf({ groupId: group })).toEqual([both]);
    expect(await idsOf({ groupId: empty })).toEqual([]);
    expect((await list({ total: true }, { groupId: group })).total).toEqual({ count: 1, isExact: true });
  });

  it('finds accounts whose ban is in force', async () => {
    const [banned, released] = [await addPerson(database(), 'tenant'), await addPerson(database(), 'tenant')];
    await database().query(
      `INSERT INTO bans (id, user_id, reason, expires_at) VALUES ($1, $2, '', NULL), ($3, $4, '', now() - interval '1 second')`,
      [uuidv7(), banned, uuidv7(), released],
    );
    expect(await idsOf({ isBanned: true })).toEqual([banned]);
    expect(await idsOf({ isBanned: false, joinedFrom: new Date('2026-01-01') })).not.toContain(banned);
  });

  it('finds accounts by their second factor, last login and first day', async () => {
    const person = await addPerson(database(), 'tenant');
    await database().query(
      `UPDATE users SET has_second_factor = true, last_login = '2020-05-05', date_joined = '2020-01-01' WHERE id = $1`,
      [person],
    );
    expect(await idsOf({ hasSecondFactor: true })).toEqual([person]);
    expect(await idsOf({ lastLoginBefore: new Date('2020-05-06') })).toEqual([person]);
    expect(
      await idsOf({ lastLoginFrom: new Date('2020-05-05'), lastLoginBefore: new Date('2021-01-01') }),
    ).toEqual([person]);
    expect(await idsOf({ joinedFrom: new Date('2020-01-01'), joinedBefore: new Date('2020-01-02') })).toEqual(
      [person],
    );
  });
});
