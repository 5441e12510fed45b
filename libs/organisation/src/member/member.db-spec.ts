import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { captureLinks } from '../../../../test/support/mail/captured-mails.js';
import { membershipMails } from '../../../../test/support/use-cases/membership-mails.js';
import {
  actorFor,
  addPerson,
  assign,
  grantsOf,
  insertGrant,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import type { Actor, UserActor } from '#auth/authorization';
import { GrantPermissions } from '#auth/permission';
import { CreateArea } from '../area/create-area.js';
import { AddDepartmentWorker } from '../department/add-department-worker.js';
import { CreateDepartment } from '../department/create-department.js';
import { DeleteDepartment } from '../department/delete-department.js';
import { RemoveDepartmentWorker } from '../department/remove-department-worker.js';
import { CreateHouse } from '../house/create-house.js';
import { CreateHouseGroup } from '../house-group/create-house-group.js';
import { AddAreaOwner } from '../ownership/add-area-owner.js';
import { AddAreaTenant } from '../tenancy/add-area-tenant.js';
import { RemoveAreaTenant } from '../tenancy/remove-area-tenant.js';
import { LeaveCompany } from './leave-company.js';
import { ListMembers } from './list-members.js';
import { ListOwnCompanies } from './list-own-companies.js';
import { RemoveMember } from './remove-member.js';

const database = migratedDatabase();
const mails = captureLinks();
const notFound = { code: 'resource.not_found' };
const refused = { code: 'authorization.refused' };
const page = { limit: 100, after: undefined };

const leave = (userId: number, companyId: number) =>
  new LeaveCompany(database(), membershipMails).execute(actorFor(userId) as UserActor, companyId);
const remove = (actor: Actor, companyId: number, userId: number) =>
  new RemoveMember(database(), membershipMails).execute(actor, { companyId, userId });
const own = (userId: number) => new ListOwnCompanies(database()).execute(actorFor(userId) as UserActor);
const members = async (companyId: number) => {
  const { items } = await new ListMembers(database()).execute(superuser, companyId, page);
  return items.map(({ userId }) => userId);
};
const mailsTo = async (userId: number) => {
  const [{ email }] = await database().query('SELECT email FROM users WHERE id = $1', [userId]);
  return mails.mails(email).map(({ template, parameters }) => Object.assign({ template }, parameters));
};

let companyId: number;
let company: Actor;
let name: string;
let departmentId: string;

beforeEach(async () => {
  companyId = await addPerson(database(), 'company');
  company = actorFor(companyId);
  [{ name }] = await database().query('SELECT name FROM company_profiles WHERE user_id = $1', [companyId]);
  ({ id: departmentId } = await new CreateDepartment(database()).execute(company, { name: 'Repairs' }));
});

async function worker(): Promise<number> {
  const userId = await addPerson(database(), 'worker', companyId);
  await new AddDepartmentWorker(database()).execute(company, departmentId, userId);
  return userId;
}

async function tenant(): Promise<{ userId: number; areaId: string }> {
  const userId = await addPerson(database(), 'tenant', companyId);
  const group = await new CreateHouseGroup(database()).execute(company, { name: 'Harbour' });
  const address = { city: 'Spb', street: 'Nevsky', number: '1', letter: 'a', groupId: group.id };
  const house = await new CreateHouse(database()).execute(company, address);
  const area = await new CreateArea(database()).execute(company, { number: '14', houseId: house.id });
  await new AddAreaTenant(database()).execute(company, area.id, userId);
  return { userId, areaId: area.id };
}

describe('the list of members', () => {
  it('is sorted by name in both directions, page by page, and counted', async () => {
    const names = ['Ёлкин', 'Абрамов', 'Жуков', 'Ежов'];
    for (const last of names) {
      await database().query(
        'UPDATE worker_profiles SET last_name = $2, first_name = $2 WHERE user_id = $1',
        [await worker(), last],
      );
    }
    const list = (sort: string, cursor?: { after?: string; before?: string }) =>
      new ListMembers(database()).execute(company, companyId, {
        limit: 2,
        after: undefined,
        sort,
        total: true,
        ...cursor,
      });
    const shown = (items: readonly { name: string }[]) => items.map(({ name }) => name.split(' ')[0]);
    const first = await list('name');
    const second = await list('name', { after: first.next! });
    expect([...shown(first.items), ...shown(second.items)]).toEqual(['Абрамов', 'Ежов', 'Ёлкин', 'Жуков']);
    expect([first.total, second.next]).toEqual([{ count: 4, isExact: true }, null]);
    const back = await list('name', { before: second.previous! });
    expect(shown(back.items)).toEqual(shown(first.items));
    expect(shown((await list('-name')).items)).toEqual(['Жуков', 'Ёлкин']);
  });
});

describe('leaving a company', () => {
  it('ends departments, the assignment and the permissions, and tells both by mail', async () => {
    const userId = await worker();
    await insertGrant(database(), companyId, `gate ${companyId}`);
    await insertGrant(database(), userId, `gate ${companyId}`);
    expect(await own(userId)).toEqual([
      { companyId, name, isAssigned: true, departments: [{ id: departmentId, name: 'Repairs' }], areas: [] },
    ]);
    await leave(userId, companyId);
    expect([await own(userId), await grantsOf(database(), userId)]).toEqual([[], []]);
    expect(await mailsTo(userId)).toEqual([{ template: 'company-left', company: name }]);
    expect(await mailsTo(companyId)).toEqual([{ template: 'member-left', name, person: 'Анна Иванова' }]);
    // The erasure of the person withdraws both mails.
    const about = await database().query('SELECT template FROM mail_outbox WHERE about = $1', [userId]);
    expect(about).toHaveLength(2);
    await expect(
      new AddDepartmentWorker(database()).execute(company, departmentId, userId),
    ).rejects.toMatchObject(notFound);
    const [entry] = await database().query(
      `SELECT actor_id, before FROM audit_entries WHERE action = 'company.member_left' AND target_id = $1`,
      [String(companyId)],
    );
    expect(entry).toEqual({
      actor_id: userId,
      before: { user_id: userId, departments: [departmentId], areas: [], assigned: true },
    });
  });

  it('ends tenancy and keeps the shares in housing', async () => {
    const { userId, areaId } = await tenant();
    await new AddAreaOwner(database()).execute(company, areaId, { part: '0.5', tenantId: userId });
    expect(await own(userId)).toMatchObject([{ areas: [{ id: areaId, address: 'Spb, Nevsky, 1a, 14' }] }]);
    await leave(userId, companyId);
    expect(await own(userId)).toEqual([]);
    const shares = await database().query('SELECT FROM owner_areas WHERE tenant_id = $1', [userId]);
    expect(shares).toHaveLength(1);
  });

  it('changes nothing in other companies, and happens once', async () => {
    const userId = await worker();
    const otherId = await addPerson(database(), 'company');
    await assign(database(), otherId, userId);
    const settled = await Promise.allSettled([leave(userId, companyId), leave(userId, companyId)]);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await own(userId)).toMatchObject([{ companyId: otherId, isAssigned: true }]);
    await expect(leave(userId, companyId)).rejects.toMatchObject(notFound);
    expect(await mailsTo(companyId)).toHaveLength(1);
  });

  it('while the company grants a permission or adds the person leaves neither behind', async () => {
    await insertGrant(database(), companyId, `door ${companyId}`);
    const other = await new CreateDepartment(database()).execute(company, { name: 'Dispatch' });
    for (let round = 0; round < 10; round++) {
      const userId = await worker();
      const [left] = await Promise.allSettled([
        leave(userId, companyId),
        new GrantPermissions(database()).execute(company, {
          userId,
          permissions: [`door ${companyId} read`],
        }),
        new AddDepartmentWorker(database()).execute(company, other.id, userId),
      ]);
      expect(left.status).toBe('fulfilled');
      expect([await own(userId), await grantsOf(database(), userId)]).toEqual([[], []]);
    }
  });
});

describe('removing a member', () => {
  it('is for the company itself and for admins, and tells the person', async () => {
    const [first, second] = [await worker(), await worker()];
    const rival = actorFor(await addPerson(database(), 'company'));
    await expect(remove(rival, companyId, first)).rejects.toMatchObject(notFound);
    for (const actor of [staff, actorFor(second)]) {
      await expect(remove(actor, companyId, first)).rejects.toMatchObject(refused);
    }
    expect(await members(companyId)).toEqual([first, second]);
    await remove(company, companyId, first);
    await remove(superuser, companyId, second);
    expect(await members(companyId)).toEqual([]);
    for (const userId of [first, second]) {
      expect(await mailsTo(userId)).toEqual([
        { template: 'member-removed', company: name, department: '', area: '' },
      ]);
    }
    // The company is told of the second removal, which an administrator did.
    expect(await mailsTo(companyId)).toEqual([
      { template: 'member-by-admin', name, person: 'Анна Иванова', to: '', department: '', area: '' },
    ]);
    await expect(remove(company, companyId, first)).rejects.toMatchObject(notFound);
  });

  it('by an administrator from a department or an area tells the company which', async () => {
    const userId = await worker();
    const resident = await tenant();
    await new RemoveDepartmentWorker(database(), membershipMails).execute(superuser, departmentId, userId);
    await new RemoveAreaTenant(database(), membershipMails).execute(
      superuser,
      resident.areaId,
      resident.userId,
    );
    expect(await mailsTo(companyId)).toMatchObject([
      { template: 'member-by-admin', department: 'Repairs', area: '' },
      { template: 'member-by-admin', department: '', area: 'Spb, Nevsky, 1a, 14' },
    ]);
  });

  it('from a department or an area names the place in the mail', async () => {
    const userId = await worker();
    const resident = await tenant();
    await new RemoveDepartmentWorker(database(), membershipMails).execute(company, departmentId, userId);
    await new RemoveAreaTenant(database(), membershipMails).execute(
      company,
      resident.areaId,
      resident.userId,
    );
    expect(await mailsTo(userId)).toMatchObject([{ department: 'Repairs', company: name }]);
    expect(await mailsTo(resident.userId)).toMatchObject([{ area: 'Spb, Nevsky, 1a, 14' }]);
  });

  it('by deleting a department is one mail each, and none to somebody inactive or to the actor', async () => {
    const [first, inactive, actor] = [await worker(), await worker(), await worker()];
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [inactive]);
    const admin = { ...superuser, userId: actor };
    const version = 1;
    await new DeleteDepartment(database(), membershipMails).execute(admin, { id: departmentId, version });
    const counts = [first, inactive, actor].map(async (userId) => (await mailsTo(userId)).length);
    expect(await Promise.all(counts)).toEqual([1, 0, 0]);
  });
});
