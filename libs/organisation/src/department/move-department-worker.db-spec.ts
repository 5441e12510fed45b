import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { membershipMails } from '../../../../test/support/use-cases/membership-mails.js';
import {
  actorFor,
  addPerson,
  grantsOf,
  insertGrant,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { AddDepartmentWorker } from './add-department-worker.js';
import { CreateDepartment } from './create-department.js';
import { DeleteDepartment } from './delete-department.js';
import { MoveDepartmentWorker } from './move-department-worker.js';

const database = migratedDatabase();
const mails = captureLinks();
const notFound = { code: 'resource.not_found' };

const move = (actor: Actor, workerId: number, from: string, to: string) =>
  new MoveDepartmentWorker(database(), membershipMails).execute(actor, { workerId, from, to });
const create = async (actor: Actor, name: string) =>
  (await new CreateDepartment(database()).execute(actor, { name })).id;
const departmentsOf = async (workerId: number) => {
  const rows = await database().query<{ id: string }[]>(
    'SELECT department_id AS id FROM department_workers WHERE worker_id = $1 ORDER BY 1',
    [workerId],
  );
  return rows.map(({ id }) => id);
};
const isAssigned = async (companyId: number, userId: number) => {
  const rows = await database().query<unknown[]>(
    'SELECT FROM company_assignments WHERE company_id = $1 AND user_id = $2',
    [companyId, userId],
  );
  return rows.length > 0;
};
const mailsTo = async (userId: number) => {
  const [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [userId]);
  return mails.mails(email).map(({ template, parameters }) => Object.assign({ template }, parameters));
};

let companyId: number;
let company: Actor;
let workerId: number;
let repairs: string;
let dispatch: string;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  company = actorFor(companyId);
  [repairs, dispatch] = [await create(company, 'Repairs'), await create(company, 'Dispatch')];
  workerId = await addPerson(database(), 'worker', companyId);
  await new AddDepartmentWorker(database()).execute(company, repairs, workerId);
});

describe('moving a worker', () => {
  it('within a company keeps the permissions, tells the worker and is recorded', async () => {
    for (const userId of [companyId, workerId]) await insertGrant(database(), userId, `gate ${companyId}`);
    await move(company, workerId, repairs, dispatch);
    expect(await departmentsOf(workerId)).toEqual([dispatch]);
    expect(await grantsOf(database(), workerId)).toEqual([`gate ${companyId}`]);
    expect(await mailsTo(workerId)).toMatchObject([
      { template: 'member-moved', from: 'Repairs', to: 'Dispatch', isOtherCompany: '' },
    ]);
    const [entry] = await database().query(
      `SELECT before, after FROM audit_entries WHERE action = 'department.worker_moved' AND target_id = $1`,
      [repairs],
    );
    expect(entry).toEqual({
      before: { worker_id: workerId, department_id: repairs },
      after: { worker_id: workerId, department_id: dispatch },
    });
  });

  it('to another company is for admins, and ends what only the former company allowed', async () => {
    const otherId = await addPerson(database(), 'company');
    const elsewhere = await create(actorFor(otherId), 'Elsewhere');
    for (const userId of [companyId, workerId]) await insertGrant(database(), userId, `own ${companyId}`);
    for (const userId of [companyId, otherId, workerId]) {
      await insertGrant(database(), userId, `both ${companyId}`);
    }
    for (const actor of [company, actorFor(otherId)]) {
      await expect(move(actor, workerId, repairs, elsewhere)).rejects.toMatchObject(notFound);
    }
    await expect(move(staff, workerId, repairs, elsewhere)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    await move(superuser, workerId, repairs, elsewhere);
    expect(await departmentsOf(workerId)).toEqual([elsewhere]);
    expect(await grantsOf(database(), workerId)).toEqual([`both ${companyId}`]);
    expect(await isAssigned(companyId, workerId)).toBe(false);
    expect(await mailsTo(workerId)).toMatchObject([{ isOtherCompany: 'yes' }]);
    const told = { template: 'member-by-admin', person: 'Анна Иванова' };
    expect(await mailsTo(companyId)).toMatchObject([{ ...told, department: 'Repairs', to: '' }]);
    expect(await mailsTo(otherId)).toMatchObject([{ ...told, department: '', to: 'Elsewhere' }]);
  });

  it('keeps the assignment of a former company that the worker still belongs to', async () => {
    const elsewhere = await create(actorFor(await addPerson(database(), 'company')), 'Elsewhere');
    await new AddDepartmentWorker(database()).execute(company, dispatch, workerId);
    await move(superuser, workerId, repairs, elsewhere);
    expect(await isAssigned(companyId, workerId)).toBe(true);
  });

  it('to a department where the worker is already leaves them there once', async () => {
    await new AddDepartmentWorker(database()).execute(company, dispatch, workerId);
    await move(company, workerId, repairs, dispatch);
    expect(await departmentsOf(workerId)).toEqual([dispatch]);
    await move(company, workerId, dispatch, dispatch);
    expect(await departmentsOf(workerId)).toEqual([dispatch]);
    expect(await mailsTo(workerId)).toHaveLength(1);
  });

  it('is refused for a worker who is not there, and for unknown departments', async () => {
    await expect(move(company, workerId, dispatch, repairs)).rejects.toMatchObject(notFound);
    for (const id of ['nonsense', '019aae10-3c00-7000-8000-000000000001']) {
      await expect(move(company, workerId, repairs, id)).rejects.toMatchObject(notFound);
      await expect(move(company, workerId, id, repairs)).rejects.toMatchObject(notFound);
    }
    expect(await departmentsOf(workerId)).toEqual([repairs]);
  });

  it('twice at once moves once', async () => {
    const third = await create(company, 'Third');
    for (let round = 0; round < 10; round++) {
      const id = await addPerson(database(), 'worker', companyId);
      await new AddDepartmentWorker(database()).execute(company, repairs, id);
      const settled = await Promise.allSettled([
        move(company, id, repairs, dispatch),
        move(company, id, repairs, third),
      ]);
      expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(await departmentsOf(id)).toHaveLength(1);
      expect(await mailsTo(id)).toHaveLength(1);
    }
  });

  it('while the new department is deleted ends outside of it, and never half-way', async () => {
    for (let round = 0; round < 10; round++) {
      const target = await create(company, 'Short-lived');
      const id = await addPerson(database(), 'worker', companyId);
      await new AddDepartmentWorker(database()).execute(company, repairs, id);
      const [moved, deleted] = await Promise.allSettled([
        move(company, id, repairs, target),
        new DeleteDepartment(database(), membershipMails).execute(company, { id: target, version: 1 }),
      ]);
      expect(deleted.status).toBe('fulfilled');
      expect(await departmentsOf(id)).toEqual(moved.status === 'fulfilled' ? [] : [repairs]);
    }
  });
});
