import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { membershipMails } from '../../../../test/support/use-cases/membership-mails.js';
import {
  actorFor,
  addPerson,
  assign,
  insertGrant,
  grantsOf,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { AddDepartmentWorker } from './add-department-worker.js';
import { CreateDepartment } from './create-department.js';
import { DeleteDepartment } from './delete-department.js';
import { ListDepartmentWorkers } from './list-department-workers.js';
import { ListDepartments } from './list-departments.js';
import { ReadDepartment } from './read-department.js';
import { RemoveDepartmentWorker } from './remove-department-worker.js';
import { RenameDepartment } from './rename-department.js';

const database = migratedDatabase();

const create = (actor: Actor, name: string, companyId?: number) =>
  new CreateDepartment(database()).execute(actor, { name, companyId });
const read = (actor: Actor, id: string) => new ReadDepartment(database()).execute(actor, id);
const rename = (actor: Actor, id: string, version: number, name: string) =>
  new RenameDepartment(database()).execute(actor, { id, version }, name);
const remove = (actor: Actor, id: string, version = 1) =>
  new DeleteDepartment(database(), membershipMails).execute(actor, { id, version });
const take = (actor: Actor, id: string, workerId: number) =>
  new AddDepartmentWorker(database()).execute(actor, id, workerId);
const dismiss = (actor: Actor, id: string, workerId: number) =>
  new RemoveDepartmentWorker(database(), membershipMails).execute(actor, id, workerId);
const list = (actor: Actor, limit = 100, after?: string) =>
  new ListDepartments(database()).execute(actor, { limit, after }, undefined);
const workers = (actor: Actor, id: string, limit = 100, after?: string) =>
  new ListDepartmentWorkers(database()).execute(actor, id, { limit, after });

const notFound = { code: 'resource.not_found' };
const refused = { code: 'authorization.refused' };

let companyId: number;
let rivalId: number;
let company: Actor;
let rival: Actor;

beforeAll(async () => {
  companyId = await addPerson(database(), 'company');
  company = actorFor(companyId);
  rivalId = await addPerson(database(), 'company');
  rival = actorFor(rivalId);
});

describe('a department', () => {
  it('is created by its company, or by an admin who names the company', async () => {
    const own = await create(company, 'Dispatch');
    expect(await read(company, own.id)).toMatchObject({ name: 'Dispatch', companyId, version: 1 });
    expect(await create(superuser, 'Repairs', companyId)).toMatchObject({ companyId });
    await expect(create(superuser, 'Nowhere')).rejects.toMatchObject({
      fields: { company_id: [expect.any(String)] },
    });
  });

  it('cannot be created in a foreign or unknown company', async () => {
    await expect(create(rival, 'Foreign', companyId)).rejects.toMatchObject(notFound);
    await expect(create(rival, 'Unknown company', 2_000_000_000)).rejects.toMatchObject(notFound);
    await expect(create(superuser, 'Unknown company', 2_000_000_000)).rejects.toMatchObject(notFound);
  });

  it('is refused to ordinary users and staff before any look-up', async () => {
    const worker = actorFor(await addPerson(database(), 'worker'));
    for (const actor of [worker, staff]) {
      await expect(create(actor, 'Mine', companyId)).rejects.toMatchObject(refused);
      await expect(rename(actor, uuidv7(), 1, 'Mine')).rejects.toMatchObject(refused);
      await expect(remove(actor, uuidv7())).rejects.toMatchObject(refused);
      await expect(take(actor, uuidv7(), 1)).rejects.toMatchObject(refused);
    }
  });

  it('is not found for another company by any operation', async () => {
    const { id } = await create(company, 'Hidden');
    const workerId = await addPerson(database(), 'worker');
    await expect(read(rival, id)).rejects.toMatchObject(notFound);
    await expect(rename(rival, id, 1, 'Taken')).rejects.toMatchObject(notFound);
    await expect(remove(rival, id)).rejects.toMatchObject(notFound);
    await expect(take(rival, id, workerId)).rejects.toMatchObject(notFound);
    await expect(dismiss(rival, id, workerId)).rejects.toMatchObject(notFound);
    await expect(workers(rival, id)).rejects.toMatchObject(notFound);
    expect((await list(rival)).items.map((department) => department.id)).not.toContain(id);
    expect(await read(staff, id)).toMatchObject({ name: 'Hidden', version: 1 });
  });

  it.each(['', 'abc', '1', '-1', uuidv7(), `${uuidv7()}0`])('is not found by %j', async (id) => {
    await expect(read(superuser, id)).rejects.toMatchObject(notFound);
  });

  it('changed twice on one version keeps the first change', async () => {
    const { id } = await create(company, 'Before');
    const outcomes = await Promise.allSettled([
      rename(company, id, 1, 'One'),
      rename(superuser, id, 1, 'Other'),
    ]);
    const winner = outcomes.find((outcome) => outcome.status === 'fulfilled');
    const loser = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(loser?.reason).toMatchObject({ code: 'resource.changed_meanwhile' });
    expect(await read(company, id)).toEqual(winner?.value);
    await expect(remove(company, id, 1)).rejects.toMatchObject({ code: 'resource.changed_meanwhile' });
  });

  it('records its changes in the audit log', async () => {
    const { id } = await create(company, 'First');
    await rename(superuser, id, 1, 'Second');
    await remove(company, id, 2);
    const trail = await database().query(
      'SELECT actor_id, action, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
      [id],
    );
    expect(trail).toEqual([
      {
        actor_id: companyId,
        action: 'department.created',
        before: null,
        after: { name: 'First', company_id: companyId },
      },
      { actor_id: null, action: 'department.renamed', before: { name: 'First' }, after: { name: 'Second' } },
      {
        actor_id: companyId,
        action: 'department.deleted',
        before: { name: 'Second', company_id: companyId, workers: [] },
        after: null,
      },
    ]);
  });

  it('is listed page by page', async () => {
    const paged = actorFor(await addPerson(database(), 'company'));
    for (const name of ['a', 'b', 'c']) await create(paged, name);
    const first = await list(paged, 2);
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await list(paged, 2, first.next!);
    const ofAnother = await new ListDepartments(database()).execute(
      paged,
      { limit: 1, after: undefined },
      { companyId },
    );
    expect(ofAnother.items).toEqual([]);
    expect(second).toMatchObject({ items: [{ name: 'c' }], next: null });
  });
});

describe('the workers of a department', () => {
  it('are added by their company, and see only their own departments of it', async () => {
    const [{ id }, other] = [await create(company, 'Joined'), await create(company, 'Other')];
    const workerId = await addPerson(database(), 'worker', companyId);
    await take(company, id, workerId);
    await take(company, id, workerId);
    expect((await workers(company, id)).items).toMatchObject([{ userId: workerId, firstName: 'Анна' }]);
    const worker = actorFor(workerId);
    expect((await list(worker)).items).toMatchObject([{ id }]);
    await expect(read(worker, other.id)).rejects.toMatchObject(notFound);
    await expect(workers(worker, id)).rejects.toMatchObject(notFound);
  });

  it('cannot be companies, tenants, unknown or deleted users', async () => {
    const { id } = await create(company, 'Strict');
    const deleted = await addPerson(database(), 'worker');
    await database().query('UPDATE users SET is_deleted = true WHERE id = $1', [deleted]);
    for (const other of [companyId, await addPerson(database(), 'tenant'), deleted, 2_000_000_000]) {
      await expect(take(superuser, id, other)).rejects.toMatchObject(notFound);
    }
  });

  it('must be assigned to the company, which cannot find any others', async () => {
    const { id } = await create(company, 'Mine');
    const theirs = await create(rival, 'Theirs');
    const [unassigned, member] = [
      await addPerson(database(), 'worker'),
      await addPerson(database(), 'worker', rivalId),
    ];
    await take(rival, theirs.id, member);
    for (const workerId of [unassigned, member, 2_000_000_000]) {
      await expect(take(company, id, workerId)).rejects.toMatchObject(notFound);
    }
    await assign(database(), companyId, member);
    await take(company, id, member);
    expect((await list(actorFor(member))).items).toHaveLength(2);
  });

  it('may be moved within their company without a new assignment, also when an admin added them', async () => {
    const [first, second] = [await create(company, 'First'), await create(company, 'Second')];
    const workerId = await addPerson(database(), 'worker');
    await take(superuser, first.id, workerId);
    await take(company, second.id, workerId);
    await dismiss(company, first.id, workerId);
    expect((await list(actorFor(workerId))).items).toMatchObject([{ id: second.id }]);
  });

  it('are listed page by page', async () => {
    const { id } = await create(company, 'Crowd');
    const ids = [];
    for (let n = 0; n < 3; n++) ids.push(await addPerson(database(), 'worker', companyId));
    for (const workerId of ids) await take(company, id, workerId);
    const first = await workers(staff, id, 2);
    const second = await workers(staff, id, 2, first.next!);
    expect([...first.items, ...second.items].map(({ userId }) => userId)).toEqual(ids);
    expect(second.next).toBeNull();
  });

  it('who leave lose the grants they held through the company alone', async () => {
    const workerId = await addPerson(database(), 'worker', companyId);
    const [first, second] = [await create(company, 'First'), await create(company, 'Second')];
    for (const { id } of [first, second]) await take(company, id, workerId);
    for (const userId of [companyId, workerId]) await insertGrant(database(), userId, 'leaving');
    await dismiss(company, first.id, workerId);
    expect(await grantsOf(database(), workerId)).toEqual(['leaving']);
    await dismiss(company, second.id, workerId);
    expect(await grantsOf(database(), workerId)).toEqual([]);
    await expect(dismiss(company, second.id, workerId)).rejects.toMatchObject(notFound);
  });

  it('lose them also when the department is deleted', async () => {
    const workerId = await addPerson(database(), 'worker', companyId);
    const { id } = await create(company, 'Closing');
    await take(company, id, workerId);
    for (const userId of [companyId, workerId]) await insertGrant(database(), userId, 'closing');
    await remove(company, id);
    expect(await grantsOf(database(), workerId)).toEqual([]);
  });
});
