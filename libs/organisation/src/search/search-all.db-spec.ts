import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  actorFor,
  addPerson,
  admin,
  insertGrant,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import { ListUsers } from '#auth/account';
import { ListPermissions } from '#auth/permission';
import type { Actor } from '#auth/authorization';
import { AddDepartmentWorker } from '../department/add-department-worker.js';
import { CreateDepartment } from '../department/create-department.js';
import { ListDepartments } from '../department/list-departments.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { CreateHouse } from '../house/create-house.js';
import { ListHouses } from '../house/list-houses.js';
import { ListCompanyPeople } from '../people/list-company-people.js';
import { ListMembers } from '../member/list-members.js';
import { type Found, SearchAll } from './search-all.js';

const database = migratedDatabase();

async function search(actor: Actor, query: string, limit = 20) {
  const lists = [ListUsers, ListCompanyPeople, ListDepartments, ListHouses, ListPermissions] as const;
  const [users, people, departments, houses, permissions] = lists.map((List) => new List(database()));
  return new SearchAll(
    users as ListUsers,
    people as ListCompanyPeople,
    departments as ListDepartments,
    houses as ListHouses,
    permissions as ListPermissions,
  ).execute(actor, query, limit);
}

const idsOf = ({ people, companies, departments, houses, permissions }: Found) => ({
  people: people.map(({ userId }) => userId),
  companies: companies.map(({ userId }) => userId),
  departments: departments.map(({ id }) => id),
  houses: houses.map(({ id }) => id),
  permissions,
});
const nothing = { people: [], companies: [], departments: [], houses: [], permissions: [] };

interface Place {
  readonly companyId: number;
  readonly worker: number;
  readonly department: string;
  readonly house: string;
}

async function settle(): Promise<Place> {
  const companyId = await addPerson(database(), 'company');
  const company = actorFor(companyId);
  const worker = await addPerson(database(), 'worker', companyId);
  await database().query(`UPDATE worker_profiles SET last_name = 'Сорокина-Волжская' WHERE user_id = $1`, [
    worker,
  ]);
  const { id: department } = await new CreateDepartment(database()).execute(company, {
    name: 'Волжская служба',
  });
  await new AddDepartmentWorker(database()).execute(company, department, worker);
  const { id: groupId } = await new CreateHouseGroup(database()).execute(company, { name: 'Волжская' });
  const address = { city: 'Самара', street: 'Волжская', number: '12', letter: 'а' };
  const { id: house } = await new CreateHouse(database()).execute(company, { ...address, groupId });
  return { companyId, worker, department, house };
}

let own: Place;
let foreign: Place;
beforeAll(async () => {
  own = await settle();
  foreign = await settle();
  await insertGrant(database(), own.worker, 'volga_gate');
  await database().query(`UPDATE users SET phones = '["+7 (921) 555-12-34"]' WHERE id = $1`, [own.worker]);
  await database().query(`UPDATE company_profiles SET name = 'Волжская вода' WHERE user_id = $1`, [
    own.companyId,
  ]);
});

describe('the search over everything', () => {
  it.each([
    ['staff', staff],
    ['an admin', admin],
    ['a superuser', superuser],
  ])('finds for %s people, companies, departments and houses of all companies', async (_, actor) => {
    expect(idsOf(await search(actor, 'волжская'))).toEqual({
      people: [own.worker, foreign.worker],
      companies: [own.companyId],
      departments: [own.department, foreign.department],
      houses: [own.house, foreign.house],
      permissions: [],
    });
    expect(await search(actor, 'volga')).toEqual({ ...nothing, permissions: ['volga_gate'] });
  });

  it('finds for a company its own people without their emails, its departments and its houses', async () => {
    const found = await search(actorFor(own.companyId), 'волжская');
    const { worker, department, house } = own;
    expect(idsOf(found)).toEqual({
      ...nothing,
      people: [worker],
      departments: [department],
      houses: [house],
    });
    expect(found.people[0]).toMatchObject({ email: null, type: 'worker', isActive: true });
    // Whom the company may only add is not on its list of people.
    await addPerson(database(), 'worker', own.companyId);
    expect(idsOf(await search(actorFor(own.companyId), 'Анна')).people).toEqual([worker]);
    expect(await search(actorFor(own.companyId), 'volga')).toEqual(nothing);
    expect(await search(actorFor(own.companyId), 'example.org')).toEqual(nothing);
  });

  it('finds words in any order, the number of a house with its letter, and beginnings of words', async () => {
    for (const query of ['Сорокина Анна', 'анна сорок', 'Ан Со'])
      expect((await search(staff, query)).people, query).toHaveLength(2);
    for (const query of ['Волжская 12', '12 самара', 'волж 12а', 'Са'])
      expect((await search(staff, query)).houses, query).toHaveLength(2);
    expect((await search(staff, 'Волжская 21')).houses).toEqual([]);
  });

  it.each(['+7 921', '8 (921) 555', '555-12-34', '9215551234', '89215551234', '125'])(
    'does not depend on how a phone is written: %s',
    async (query) => {
      const found = (await search(staff, query)).people.map(({ userId }) => userId);
      expect(found.includes(own.worker)).toBe(query !== '125');
    },
  );

  it('leads a company to its list of people, searched by the name that it found', async () => {
    const { companyId, worker } = own;
    const company = actorFor(companyId);
    const [person] = (await search(company, 'волжск')).people;
    const page = { limit: 10, after: undefined };
    const list = (name: string) => new ListMembers(database()).execute(company, companyId, page, name);
    expect((await list(person!.name)).items).toMatchObject([{ userId: worker }]);
    expect((await list('Nobody')).items).toEqual([]);
  });

  it('returns at most the limit of each kind', async () => {
    const found = await search(staff, 'волжская', 1);
    expect([found.people, found.departments, found.houses].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it.each(['', ' ', '%', '"-_"'])('refuses to search for %j', async (query) => {
    await expect(search(staff, query)).rejects.toMatchObject({
      code: 'request.invalid_fields',
      fields: { query: [expect.any(String)] },
    });
  });

  it('takes wildcards, quotes and scripts of any direction as they are', async () => {
    for (const query of ['%вол', "во'л", 'a\\', 'שלום', 'a'.repeat(100), 'a b '.repeat(25)])
      expect(await search(staff, query), query).toEqual(nothing);
  });

  it('is refused to workers, and to a company that awaits approval', async () => {
    await expect(search(actorFor(own.worker), 'волжская')).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    const waiting = await addPerson(database(), 'company');
    await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [
      waiting,
    ]);
    await expect(search(actorFor(waiting), 'волжская')).rejects.toMatchObject({
      code: 'company.approval_pending',
    });
  });
});
