import { beforeAll, describe, expect, it, vi } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import {
  actorFor,
  addPerson,
  admin,
  insertGrant,
  staff,
  superuser,
} from '../../../../test/support/database/user-rows.js';
import { ExplainPermissions, type PermissionsToExplain } from './explain-permissions.js';
import { GrantPermissions } from './grant-permissions.js';
import { ApplyPermissionGroup } from './group/apply-permission-group.js';
import { CreatePermissionGroup } from './group/create-permission-group.js';

const database = migratedDatabase();
let company: number;
let other: number;
let worker: number;

const explain = (request: Partial<PermissionsToExplain> = {}) =>
  new ExplainPermissions(database()).execute(staff, {
    userId: worker,
    limit: 1_000,
    after: undefined,
    ...request,
  });

async function employ(companyId: number, workerId: number): Promise<void> {
  const [department] = await database().query<{ id: string }[]>(
    `INSERT INTO departments (id, name, company_id) VALUES (gen_random_uuid(), 'D', $1) RETURNING id`,
    [companyId],
  );
  await database().query('INSERT INTO department_workers VALUES ($1, $2)', [department!.id, workerId]);
}

beforeAll(async () => {
  [company, other] = [await addPerson(database(), 'company'), await addPerson(database(), 'company')];
  worker = await addPerson(database(), 'worker', company, other);
  await employ(company, worker);
  await employ(other, worker);
  for (const name of ['gate', 'door']) await insertGrant(database(), company, name);
  await insertGrant(database(), other, 'gate');
  const group = { name: 'Porters', description: '', permissions: ['door read'] };
  await new CreatePermissionGroup(database()).execute(superuser, group);
  await new GrantPermissions(database()).execute(admin, { userId: worker, permissions: ['gate read'] });
  await new ApplyPermissionGroup(database()).execute(superuser, {
    group: { name: 'Porters' },
    userId: worker,
  });
});

describe('the explanation of permissions', () => {
  it('names the grant, its group, and the companies that hold each', async () => {
    const { items, companies, ...person } = await explain();
    expect(person).toEqual({
      userId: worker,
      isActive: true,
      isDeleted: false,
      isSuperuser: false,
      isLimited: true,
      next: null,
    });
    expect(companies.map(({ id }) => id)).toEqual([company, other]);
    const usual = { action: 'read', description: '', isHeld: true, isEffective: true };
    const at = expect.any(Date) as Date;
    expect(items).toEqual([
      {
        name: 'door',
        ...usual,
        companies: [company],
        groups: ['Porters'],
        grant: { at, by: null, byName: null, group: 'Porters' },
      },
      {
        name: 'gate',
        ...usual,
        companies: [company, other],
        groups: [],
        grant: { at, by: admin.userId, byName: null, group: null },
      },
    ]);
  });

  it('of one permission says also why a user lacks it', async () => {
    await database().query(
      `INSERT INTO permissions (id, name, action) VALUES (gen_random_uuid(), 'gate', 'update')`,
    );
    const { items } = await explain({ reference: { name: 'gate' } });
    expect(items.map(({ action, isHeld, companies }) => [action, isHeld, companies.length])).toEqual([
      ['read', true, 2],
      ['update', false, 0],
    ]);
    const one = await explain({ reference: { name: 'gate', action: 'update' } });
    expect(one.items).toMatchObject([{ isHeld: false, isEffective: false, grant: null }]);
  });

  it('says that nothing is effective while the account is not active', async () => {
    await database().query('UPDATE users SET is_active = false WHERE id = $1', [worker]);
    const { isActive, items } = await explain();
    await database().query('UPDATE users SET is_active = true WHERE id = $1', [worker]);
    expect([isActive, items.map(({ isEffective }) => isEffective)]).toEqual([false, [false, false]]);
  });

  it('has no record of a grant that the audit log does not know', async () => {
    const tenant = await addPerson(database(), 'tenant');
    await insertGrant(database(), tenant, 'gate');
    const { items, companies } = await explain({ userId: tenant });
    expect([companies, items.map(({ grant, isHeld }) => [grant, isHeld])]).toEqual([[], [[null, true]]]);
  });

  it('takes as many statements for 1,000 permissions as for one, and goes on page by page', async () => {
    const person = await addPerson(database(), 'company');
    await database().query(
      `WITH created AS (
         INSERT INTO permissions (id, name, action)
         SELECT gen_random_uuid(), 'many_' || lpad(n::text, 4, '0'), 'read' FROM generate_series(1, 1500) n RETURNING id)
       INSERT INTO permission_grants SELECT $1, id FROM created`,
      [person],
    );
    const statements = vi.spyOn(database().manager, 'query');
    const one = await explain({ userId: person, limit: 1 });
    const few = statements.mock.calls.length;
    const first = await explain({ userId: person });
    expect(statements.mock.calls.length).toBe(2 * few);
    statements.mockRestore();
    const second = await explain({ userId: person, after: first.next! });
    expect([one.items.length, first.items.length, second.items.length]).toEqual([1, 1_000, 500]);
    expect([second.items[0]!.name, second.next]).toEqual(['many_1001', null]);
  });

  it.each([
    ['an unknown name', { name: 'none' }, 'name'],
    ['an unknown action', { name: 'door', action: 'delete' }, 'action'],
  ])('of %s is refused', async (_, reference, field) => {
    await expect(explain({ reference })).rejects.toMatchObject({
      code: 'request.invalid_fields',
      publicBody: { [field]: expect.any(Array) },
    });
  });

  it('is for administrators, about users who exist', async () => {
    await expect(explain({ userId: 2_000_000_003 })).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(
      new ExplainPermissions(database()).execute(actorFor(worker), {
        userId: worker,
        limit: 10,
        after: undefined,
      }),
    ).rejects.toMatchObject({ code: 'authorization.refused' });
  });
});
