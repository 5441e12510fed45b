import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, staff, superuser } from '../../../../test/support/database/user-rows.js';
import type { UserActor } from '#auth/authorization';
import { AddDepartmentWorker } from '../department/add-department-worker.js';
import { CreateDepartment } from '../department/create-department.js';
import { FindPeopleAccess } from './find-people-access.js';
import { ListCompanyPeople } from './list-company-people.js';
import type { CompanyPeopleFilter } from './people.store.js';

const database = migratedDatabase();
const companyActor = (userId: number) => actorFor(userId) as UserActor;
const list = (companyId: number, filter: CompanyPeopleFilter = {}, limit = 100, after?: string) =>
  new ListCompanyPeople(database()).execute(companyActor(companyId), filter, { limit, after });

let companyId: number;
let worker: number;
let tenant: number;

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
  worker = await addPerson(database(), 'worker', companyId);
  tenant = await addPerson(database(), 'tenant', companyId);
  await addPerson(database(), 'worker', await addPerson(database(), 'company'));
  const { id } = await new CreateDepartment(database()).execute(companyActor(companyId), { name: 'Sales' });
  await new AddDepartmentWorker(database()).execute(companyActor(companyId), id, worker);
});

describe('the people of a company', () => {
  it('are its members with their places and those whom it may add, and nobody of another company', async () => {
    const { items } = await list(companyId);
    const person = { name: 'Анна Иванова', isActive: true };
    expect(items).toEqual([
      { ...person, userId: worker, type: 'worker', isMember: true, places: ['Sales'] },
      { ...person, userId: tenant, type: 'tenant', isMember: false, places: [] },
    ]);
  });

  it('are searched by name and filtered by type and membership', async () => {
    const found = async (filter: CompanyPeopleFilter) =>
      (await list(companyId, filter)).items.map(({ userId }) => userId);
    expect(await found({ search: 'нна ив' })).toEqual([worker, tenant]);
    expect(await found({ search: 'Ив' })).toEqual([worker, tenant]);
    expect(await found({ search: '%ва' })).toEqual([]);
    expect(await found({ type: 'tenant' })).toEqual([tenant]);
    expect(await found({ isMember: true })).toEqual([worker]);
    expect(await found({ isMember: false, type: 'worker' })).toEqual([]);
    await expect(found({ search: '%' })).rejects.toMatchObject({ code: 'request.invalid_fields' });
  });

  it('come page by page', async () => {
    const first = await list(companyId, {}, 1);
    expect(first.items.map(({ userId }) => userId)).toEqual([worker]);
    const second = await list(companyId, {}, 1, first.next!);
    expect([second.items.map(({ userId }) => userId), second.next]).toEqual([[tenant], null]);
  });

  it('are refused to people, to administrators, and to a company that awaits approval', async () => {
    await expect(list(worker)).rejects.toMatchObject({ code: 'authorization.refused' });
    const all = new ListCompanyPeople(database()).execute(
      superuser as UserActor,
      {},
      { limit: 1, after: undefined },
    );
    await expect(all).rejects.toMatchObject({ code: 'authorization.refused' });
    const pending = await addPerson(database(), 'company');
    await database().query('UPDATE company_profiles SET awaits_approval = true WHERE user_id = $1', [
      pending,
    ]);
    await expect(list(pending)).rejects.toMatchObject({ code: 'company.approval_pending' });
    expect(await new FindPeopleAccess(database()).execute(actorFor(pending))).toBeUndefined();
  });
});

it('administrators and approved companies have access to the pages about people', async () => {
  const find = new FindPeopleAccess(database());
  expect(await find.execute(superuser)).toBe('admin');
  expect(await find.execute(staff)).toBe('staff');
  expect(await find.execute(actorFor(companyId))).toBe('company');
  expect(await find.execute(actorFor(worker))).toBeUndefined();
});
