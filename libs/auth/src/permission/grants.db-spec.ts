import type { CodedError } from '#errors';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { insertProfile, insertUser, type ProfileInput } from '#auth/account';
import { type Actor, shell } from '#auth/authorization';
import { CreatePermissions } from './create-permissions.js';
import { GrantPermissions } from './grant-permissions.js';
import { ImportPermissions } from './import-permissions.js';
import { maxGrants } from './max-grants.js';
import { RevokePermissions } from './revoke-permissions.js';

const database = migratedDatabase();
const person = { first_name: 'A', last_name: 'B', birth_date: '2000-01-01', sex: 'male' } as const;
const worker: ProfileInput = { type: 'worker', ...person };

let grant: GrantPermissions;
let revoke: RevokePermissions;
let company: number;
let other: number;
let member: number;

const asCompany = (userId: number): Actor => ({ userId, isSuperuser: false, isAdmin: false, isStaff: false });
const asStaff = (userId: number): Actor => ({ ...asCompany(userId), isStaff: true });

async function user(profile?: ProfileInput, flags: object = {}): Promise<number> {
  return database().transaction(async (db: EntityManager) => {
    const subject = uuidv7();
    const account = { subject, email: `${subject}@example.com`, passwordHash: 'x', language: 'en' } as const;
    const userId = await insertUser(db, { ...account, isActive: true, ...flags });
    if (profile) await insertProfile(db, userId, profile);
    return userId;
  });
}

const newCompany = () => user({ type: 'company', name: uuidv7() });

async function employ(companyId: number, workerId: number): Promise<void> {
  const departmentId = uuidv7();
  await database().query('INSERT INTO departments (id, name, company_id) VALUES ($1, $2, $3)', [
    departmentId,
    'D',
    companyId,
  ]);
  await database().query('INSERT INTO department_workers VALUES ($1, $2)', [departmentId, workerId]);
}

async function held(userId: number): Promise<string[]> {
  const rows = await database().query<{ label: string }[]>(
    `SELECT p.name || ' ' || p.action AS label FROM permission_grants g JOIN permissions p ON p.id = g.permission_id
     WHERE g.user_id = $1 ORDER BY label`,
    [userId],
  );
  return rows.map(({ label }) => label);
}

beforeAll(async () => {
  grant = new GrantPermissions(database());
  revoke = new RevokePermissions(database());
  await new ImportPermissions(database()).execute(shell, 'crm_button\nautomation\n');
});

beforeEach(async () => {
  [company, other, member] = await Promise.all([newCompany(), newCompany(), user(worker)]);
  await employ(company, member);
  await grant.execute(shell, { userId: company, permissions: ['crm_button'] });
});

describe('granting', () => {
  it('by name grants all four actions, by name and action one, and answers with the new ones', async () => {
    const one = { userId: member, permissions: ['crm_button read'] };
    expect(await grant.execute(shell, one)).toEqual({ granted: ['crm_button read'] });
    expect(
      await grant.execute(shell, { userId: member, permissions: ['crm_button', 'crm_button read'] }),
    ).toEqual({
      granted: ['crm_button create', 'crm_button delete', 'crm_button update'],
    });
    expect(await held(member)).toHaveLength(4);
  });

  it('beyond the company names the refused permissions and grants nothing', async () => {
    const permissions = ['crm_button read', 'automation read'];
    await expect(grant.execute(shell, { userId: member, permissions })).rejects.toMatchObject({
      code: 'permission.beyond_company',
      httpStatus: 409,
      publicBody: {
        detail: expect.any(String),
        code: 'permission.beyond_company',
        refused: ['automation read'],
      },
    });
    expect(await held(member)).toEqual([]);
  });

  it('of an unknown permission is refused', async () => {
    await expect(
      grant.execute(shell, { userId: member, permissions: ['nothing read'] }),
    ).rejects.toMatchObject({
      publicBody: { permissions: ['There is no permission "nothing read".'] },
    });
  });

  it('is allowed to administrators and to the company of the user', async () => {
    const permissions = ['crm_button read'];
    await expect(grant.execute(asCompany(member), { userId: member, permissions })).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    for (const userId of [member, 2 ** 31 - 1]) {
      await expect(grant.execute(asCompany(other), { userId, permissions })).rejects.toMatchObject({
        code: 'resource.not_found',
      });
    }
    expect(await grant.execute(asCompany(company), { userId: member, permissions })).toEqual({
      granted: permissions,
    });
  });

  it('to a superuser is allowed to superusers', async () => {
    const root = await user(undefined, { isSuperuser: true });
    const request = { userId: root, permissions: ['automation read'] };
    await expect(grant.execute(asStaff(member), request)).rejects.toMatchObject({
      code: 'authorization.refused',
    });
    expect(await grant.execute(shell, request)).toEqual({ granted: ['automation read'] });
  });
});

describe('the number of permissions of a user', () => {
  const define = (prefix: string, count: number) =>
    database().query(
      `INSERT INTO permissions (id, name, action, description)
       SELECT gen_random_uuid(), $1 || '_' || n, 'read', '' FROM generate_series(1, $2::int) AS n`,
      [prefix, count],
    );
  const give = (userId: number, prefix: string) =>
    database().query(
      `INSERT INTO permission_grants (user_id, permission_id)
       SELECT $1, id FROM permissions WHERE starts_with(name, $2 || '_')`,
      [userId, prefix],
    );

  it('is limited, also for concurrent grants, and a grant beyond it changes nothing', async () => {
    const holder = await user();
    await define('many', maxGrants - 3);
    await give(holder, 'many');
    const request = (name: string) => grant.execute(shell, { userId: holder, permissions: [`${name} read`] });
    await define('extra', 4);
    const racing = ['extra_1', 'extra_2', 'extra_3', 'extra_4'].map(request);
    const outcomes = await Promise.allSettled(racing);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => (reason as CodedError).code)).toEqual(['permission.too_many']);
    expect(await held(holder)).toHaveLength(maxGrants);
    await expect(request('automation')).rejects.toMatchObject({ code: 'permission.too_many' });
    expect(await request('many_1')).toEqual({ granted: [] });
  });
});

describe('revoking from a company', () => {
  it('revokes from its members in the same transaction, and records both', async () => {
    await grant.execute(shell, { userId: member, permissions: ['crm_button'] });
    await revoke.execute(shell, { userId: company, permissions: ['crm_button read', 'crm_button update'] });
    expect(await held(member)).toEqual(['crm_button create', 'crm_button delete']);
    const entries = await database().query(
      `SELECT action, before FROM audit_entries WHERE target_id = $1 ORDER BY id DESC LIMIT 1`,
      [String(member)],
    );
    expect(entries).toEqual([
      {
        action: 'user.permissions_uncovered',
        before: { permissions: ['crm_button read', 'crm_button update'] },
      },
    ]);
  });

  it('keeps permissions that another company of theirs holds', async () => {
    await employ(other, member);
    await grant.execute(shell, { userId: other, permissions: ['crm_button read'] });
    await grant.execute(shell, { userId: member, permissions: ['crm_button'] });
    await revoke.execute(shell, { userId: company, permissions: ['crm_button'] });
    expect(await held(member)).toEqual(['crm_button read']);
  });

  it('during a concurrent grant leaves no member with more permissions than the company', async () => {
    for (let round = 0; round < 20; round++) {
      await grant.execute(shell, { userId: company, permissions: ['crm_button'] });
      const racing = [
        grant.execute(shell, { userId: member, permissions: ['crm_button'] }),
        revoke.execute(shell, { userId: company, permissions: ['crm_button'] }),
        grant.execute(asCompany(company), { userId: member, permissions: ['crm_button read'] }),
      ];
      for (const outcome of await Promise.allSettled(racing)) {
        if (outcome.status === 'rejected') {
          expect(['permission.beyond_company', 'permission.not_held']).toContain(outcome.reason.code);
        }
      }
      expect([await held(company), await held(member)]).toEqual([[], []]);
    }
  });
});

describe('defining', () => {
  it('the same permission twice at the same time creates it once', async () => {
    const create = new CreatePermissions(database());
    const wanted = { name: 'once', description: '', action: undefined };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => create.execute(shell, wanted)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
