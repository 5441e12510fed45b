import { loadSettings } from '#config';
import { MailOutbox } from '#mail-queue';
import { beforeEach, describe, expect, it } from 'vitest';
import { accounts, stranger } from '../../../../test/support/use-cases/accounts.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  actorFor,
  addPerson,
  insertGrant,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { GrantPermissions, ListHeldPermissions } from '#auth/permission';
import { AddDepartmentWorker } from '../department/add-department-worker.js';
import { CreateDepartment } from '../department/create-department.js';
import { ListDepartments } from '../department/list-departments.js';
import { ListDepartmentWorkers } from '../department/list-department-workers.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { ApproveCompany } from './approve-company.js';
import { AssignPerson } from './assign-person.js';
import { ListAssignedPeople } from './list-assigned-people.js';
import { UnassignPerson } from './unassign-person.js';

const database = migratedDatabase();
const mails = captureLinks();
const { app } = loadSettings({ DEBUG: '1', SECRET_KEY: 'of a spec', DATABASE_URL: 'postgres://unused' });
const pending = { code: 'company.approval_pending' };
const refused = { code: 'authorization.refused' };
const notFound = { code: 'resource.not_found' };
const page = { limit: 100, after: undefined };

const approve = (actor: Actor, companyId: number, approved = true) =>
  new ApproveCompany(database(), new MailOutbox(app)).execute(actor, companyId, { approved });
const assign = (actor: Actor, companyId: number, userId: number) =>
  new AssignPerson(database()).execute(actor, { companyId, userId });
const unassign = (companyId: number, userId: number) =>
  new UnassignPerson(database()).execute(superuser, { companyId, userId });
const assigned = (actor: Actor, companyId: number) =>
  new ListAssignedPeople(database()).execute(actor, companyId, page);

async function registerCompany(environment: Record<string, string> = {}): Promise<number> {
  const name = `Company ${Math.random()}`;
  await accounts(database(), { ACTIVATION: '0', ...environment }).register.execute(
    {
      email: `${name.replace(/\W/g, '')}@example.org`,
      password: 'a good password of a company',
      profile: { type: 'company', name },
      language: 'en',
    },
    stranger,
  );
  const [row] = await database().query('SELECT user_id AS id FROM company_profiles WHERE name = $1', [name]);
  return row.id;
}

describe('a company that registered itself', () => {
  let companyId: number;
  let company: Actor;
  let workerId: number;
  let departmentId: string;

  beforeEach(async () => {
    companyId = await registerCompany();
    company = actorFor(companyId);
    workerId = await addPerson(database(), 'worker', companyId);
    ({ id: departmentId } = await new CreateDepartment(database()).execute(superuser, {
      name: 'x',
      companyId,
    }));
    await new AddDepartmentWorker(database()).execute(superuser, departmentId, workerId);
    for (const userId of [companyId, workerId]) await insertGrant(database(), userId, `gate ${companyId}`);
  });

  it('manages no users and objects before an administrator approves it', async () => {
    const attempts = [
      () => new CreateDepartment(database()).execute(company, { name: 'Mine' }),
      () => new AddDepartmentWorker(database()).execute(company, departmentId, workerId),
      () => new CreateHouseGroup(database()).execute(company, { name: 'Mine' }),
      () => new GrantPermissions(database()).execute(company, { userId: workerId, permissions: ['x'] }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(pending);
  });

  it('sees nothing of users who were assigned to it before its approval', async () => {
    expect((await new ListDepartments(database()).execute(company, page, undefined)).items).toEqual([]);
    const reads = [
      () => new ListDepartmentWorkers(database()).execute(company, departmentId, page),
      () => new ListHeldPermissions(database()).execute(company, { userId: workerId, ...page }),
      () => assigned(company, companyId),
    ];
    for (const read of reads) await expect(read()).rejects.toMatchObject(notFound);
  });

  it('manages its own once it is approved, and no longer when the approval is withdrawn', async () => {
    await approve(superuser, companyId);
    await new CreateDepartment(database()).execute(company, { name: 'Mine' });
    expect(
      (await new ListDepartmentWorkers(database()).execute(company, departmentId, page)).items,
    ).toHaveLength(1);
    await approve(superuser, companyId, false);
    await expect(new CreateDepartment(database()).execute(company, { name: 'More' })).rejects.toMatchObject(
      pending,
    );
  });

  it('manages its own immediately with COMPANY_APPROVAL=0', async () => {
    const open = actorFor(await registerCompany({ COMPANY_APPROVAL: '0' }));
    await new CreateDepartment(database()).execute(open, { name: 'Mine' });
  });

  it('is approved by admins and superusers only, and the audit log records it once', async () => {
    for (const actor of [company, staff, actorFor(workerId)]) {
      await expect(approve(actor, companyId)).rejects.toMatchObject(refused);
    }
    await Promise.all([approve(superuser, companyId), approve(superuser, companyId)]);
    const entries = await database().query(
      `SELECT action, before, after FROM audit_entries WHERE target_type = 'company' AND target_id = $1`,
      [String(companyId)],
    );
    expect(entries).toEqual([
      { action: 'company.approved', before: { approved: false }, after: { approved: true } },
    ]);
    await expect(approve(superuser, workerId)).rejects.toMatchObject(notFound);
  });
});

describe('the mail of an approval', () => {
  const mailed = async (companyId: number) => {
    const [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [companyId]);
    const rows = await database().query(
      'SELECT language FROM mail_outbox WHERE about = $1 AND template = $2',
      [companyId, 'company-approved'],
    );
    return { mails: mails.mails(email).filter(({ template }) => template === 'company-approved'), rows };
  };

  it('is sent to the company once, in its language', async () => {
    const companyId = await registerCompany();
    await database().query(`UPDATE users SET language = 'ru' WHERE id = $1`, [companyId]);
    await Promise.all([approve(superuser, companyId), approve(superuser, companyId)]);
    const [row] = await database().query('SELECT name FROM company_profiles WHERE user_id = $1', [companyId]);
    expect(await mailed(companyId)).toMatchObject({
      mails: [{ language: 'ru', parameters: { name: row.name } }],
      rows: [{ language: 'ru' }],
    });
    await approve(superuser, companyId, false);
    expect((await mailed(companyId)).rows).toHaveLength(1);
  });

  it('is not written when the approval is rolled back, nor to a company that cannot log in', async () => {
    const [refusedId, inactiveId] = [await registerCompany(), await registerCompany()];
    await expect(approve(staff, refusedId)).rejects.toMatchObject(refused);
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [inactiveId]);
    await approve(superuser, inactiveId);
    for (const companyId of [refusedId, inactiveId]) expect((await mailed(companyId)).rows).toEqual([]);
  });

  it('is neither lost nor sent twice when the transaction is retried', async () => {
    const companyId = await registerCompany();
    const add = MailOutbox.prototype.add;
    const failing = new MailOutbox(app);
    failing.add = async (...given) => {
      await add.apply(failing, given);
      throw new Error('after the mail');
    };
    const use = new ApproveCompany(database(), failing);
    await expect(use.execute(superuser, companyId, { approved: true })).rejects.toThrow('after the mail');
    expect((await mailed(companyId)).rows).toEqual([]);
    await approve(superuser, companyId);
    expect((await mailed(companyId)).rows).toHaveLength(1);
  });
});

describe('an assignment', () => {
  it('is made and ended by admins and superusers only, for workers and tenants', async () => {
    const companyId = await addPerson(database(), 'company');
    const workerId = await addPerson(database(), 'worker');
    for (const actor of [actorFor(companyId), actorFor(workerId), staff]) {
      await expect(assign(actor, companyId, workerId)).rejects.toMatchObject(refused);
    }
    for (const [company, user] of [
      [companyId, companyId],
      [workerId, workerId],
      [2_000_000_000, workerId],
      [companyId, 2_000_000_000],
    ] as const) {
      await expect(assign(superuser, company, user)).rejects.toMatchObject(notFound);
    }
    await assign(superuser, companyId, workerId);
    await assign(superuser, companyId, workerId);
    await unassign(companyId, workerId);
    await expect(unassign(companyId, workerId)).rejects.toMatchObject(notFound);
    const entries = await database().query(
      `SELECT action FROM audit_entries WHERE target_type = 'company' AND target_id = $1 ORDER BY id`,
      [String(companyId)],
    );
    expect(entries).toEqual([{ action: 'company.person_assigned' }, { action: 'company.person_unassigned' }]);
  });

  it('is listed for its company and administrators only', async () => {
    const [companyId, rivalId] = [
      await addPerson(database(), 'company'),
      await addPerson(database(), 'company'),
    ];
    const workerId = await addPerson(database(), 'worker', companyId);
    for (const actor of [actorFor(companyId), staff]) {
      expect((await assigned(actor, companyId)).items).toEqual([
        { userId: workerId, type: 'worker', name: 'Анна Иванова' },
      ]);
    }
    for (const actor of [actorFor(rivalId), actorFor(workerId)]) {
      await expect(assigned(actor, companyId)).rejects.toMatchObject(notFound);
    }
  });

  it('that ends while the company adds the user counts either before or after it', async () => {
    const companyId = await addPerson(database(), 'company');
    const company = actorFor(companyId);
    const { id } = await new CreateDepartment(database()).execute(company, { name: 'Racing' });
    for (let round = 0; round < 10; round++) {
      const workerId = await addPerson(database(), 'worker', companyId);
      const [taken, ended] = await Promise.allSettled([
        new AddDepartmentWorker(database()).execute(company, id, workerId),
        unassign(companyId, workerId),
      ]);
      expect(ended.status).toBe('fulfilled');
      const members = await database().query('SELECT FROM department_workers WHERE worker_id = $1', [
        workerId,
      ]);
      expect(members).toHaveLength(taken.status === 'fulfilled' ? 1 : 0);
    }
  });
});
