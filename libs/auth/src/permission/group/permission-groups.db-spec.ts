import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import {
  actorFor,
  addPerson,
  insertGrant,
  staff,
  superuser,
} from '../../../../../test/support/database/user-rows.js';
import type { Actor } from '#auth/authorization';
import { CreatePermissions } from '../create-permissions.js';
import { DeletePermissions } from '../delete-permissions.js';
import { ReadPermission } from '../read-permission.js';
import { ApplyPermissionGroup } from './apply-permission-group.js';
import { ChangePermissionGroup, type PermissionGroupChanges } from './change-permission-group.js';
import { CreatePermissionGroup } from './create-permission-group.js';
import { DeletePermissionGroup } from './delete-permission-group.js';
import { ListPermissionGroups } from './list-permission-groups.js';
import type { GroupDetails } from './permission-group.store.js';
import { ReadPermissionGroup } from './read-permission-group.js';

const database = migratedDatabase();
const admin = { ...actorFor(2_000_000_001), isAdmin: true };
const notFound = { code: 'resource.not_found' };
const refused = { code: 'authorization.refused' };
const stale = { code: 'resource.changed_meanwhile' };
const all = ['crm create', 'crm delete', 'crm read', 'crm update'];

const unique = (name: string) => `${name} ${randomBytes(4).toString('hex')}`;
const create = (permissions: string[], { name = unique('Group'), actor = admin as Actor } = {}) =>
  new CreatePermissionGroup(database()).execute(actor, { name, description: '', permissions });
const read = (id: string, actor: Actor = staff) => new ReadPermissionGroup(database()).execute(actor, { id });
const change = (
  { id, version }: Pick<GroupDetails, 'id' | 'version'>,
  changes: PermissionGroupChanges,
  actor: Actor = admin,
) => new ChangePermissionGroup(database()).execute(actor, { id, version }, changes);
const remove = (id: string, version = 1, actor: Actor = admin) =>
  new DeletePermissionGroup(database()).execute(actor, { id, version });
const apply = async (group: string, userId: number, actor: Actor = staff) =>
  (await new ApplyPermissionGroup(database()).execute(actor, { group: { id: group }, userId })).granted;
const list = (search?: string, limit = 100, after?: string, actor: Actor = staff) =>
  new ListPermissionGroups(database()).execute(actor, { search, limit, after });

async function held(userId: number): Promise<string[]> {
  const rows = await database().query<{ label: string }[]>(
    `SELECT name || ' ' || action AS label FROM permission_grants JOIN permissions ON id = permission_id
     WHERE user_id = $1 ORDER BY label`,
    [userId],
  );
  return rows.map(({ label }) => label);
}

const trail = (target: string) =>
  database().query<{ action: string; before: object; after: object }[]>(
    'SELECT action, before, after FROM audit_entries WHERE target_id = $1 ORDER BY id',
    [target],
  );

/** @returns a worker of the company */
async function workerOf(companyId: number): Promise<number> {
  const [workerId, department] = [await addPerson(database(), 'worker'), uuidv7()];
  await database().query(`INSERT INTO departments (id, name, company_id) VALUES ($1, 'Dispatch', $2)`, [
    department,
    companyId,
  ]);
  await database().query('INSERT INTO department_workers (department_id, worker_id) VALUES ($1, $2)', [
    department,
    workerId,
  ]);
  return workerId;
}

beforeAll(async () => {
  for (const name of ['crm', 'sims']) {
    const permission = { name, description: '', action: undefined };
    await new CreatePermissions(database()).execute(superuser, permission);
  }
});

describe('a permission group', () => {
  it('contains the permissions named by name or by name and action, each once', async () => {
    const { id } = await create(['crm', 'crm read', 'sims read']);
    expect(await read(id)).toMatchObject({ version: 1, permissions: [...all, 'sims read'] });
    await expect(create(['crm', 'nothing', 'crm fly'])).rejects.toMatchObject({
      fields: { permissions: [expect.stringContaining('nothing'), expect.stringContaining('crm fly')] },
    });
  });

  it('is found by part of its name, page by page', async () => {
    const mark = randomBytes(4).toString('hex');
    for (const letter of ['c', 'a', 'b']) await create([], { name: `${letter} ${mark}%` });
    const first = await list(`${mark.toUpperCase()}%`, 2);
    const second = await list(`${mark}%`, 2, first.next!);
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(names).toEqual(['a', 'b', 'c'].map((letter) => `${letter} ${mark}%`));
    expect(second.next).toBeNull();
  });

  it('has a unique name, also when many are created or renamed at the same time', async () => {
    const name = unique('Name');
    const exists = { code: 'permission.group_exists' };
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => create([], { name })));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(exists);
    await expect(change(await create([]), { name })).rejects.toMatchObject(exists);
  });

  it('is renamed, described and filled on the version that was read, and audited', async () => {
    const group = await create(['crm read', 'sims read']);
    const changes = { name: unique('New'), description: 'D', permissions: ['crm'] };
    const after = await change(group, changes);
    expect(after).toEqual({ id: group.id, version: 2, ...changes, permissions: all });
    expect(await read(group.id)).toEqual(after);
    expect(await trail(group.id)).toMatchObject([
      { action: 'permission_group.created', before: null },
      {
        action: 'permission_group.changed',
        before: { name: group.name, description: '', permissions: ['crm read', 'sims read'] },
        after: { name: changes.name, description: 'D', permissions: all },
      },
    ]);
    await expect(change(group, { description: 'mine' })).rejects.toMatchObject(stale);
    expect(await change(after, { permissions: [] })).toMatchObject({ permissions: [] });
  });

  it('changed to its present values keeps its version', async () => {
    const group = await create(['crm read']);
    const { name } = group;
    expect(await change(group, { name, permissions: ['crm read'] })).toEqual(group);
    expect(await change(group, {})).toEqual(group);
    expect(await trail(group.id)).toHaveLength(1);
  });

  it('accepts exactly one of many concurrent changes to the same version, with all its fields', async () => {
    const group = await create([]);
    const outcomes = await Promise.allSettled(
      ['crm read', 'crm update', 'sims read', 'sims update'].map((permission, at) =>
        change(group, { permissions: [permission], description: `${at} ${permission}` }),
      ),
    );
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const now = await read(group.id);
    expect(now).toEqual(won[0]!.value);
    expect(now.description).toContain(now.permissions[0]);
  });

  it('loses a permission that is deleted', async () => {
    await new CreatePermissions(database()).execute(superuser, {
      name: 'gone',
      description: '',
      action: undefined,
    });
    const { id } = await create(['gone', 'crm read']);
    const { version } = await new ReadPermission(database()).execute(superuser, 'gone');
    await new DeletePermissions(database()).execute(superuser, { name: 'gone' }, version);
    expect((await read(id)).permissions).toEqual(['crm read']);
  });

  it('is deleted on the version that was read', async () => {
    const { id } = await create(['crm']);
    await expect(remove(id, 2)).rejects.toMatchObject(stale);
    await remove(id);
    for (const use of [() => read(id), () => remove(id), () => change({ id, version: 1 }, { name: 'x' })]) {
      await expect(use()).rejects.toMatchObject(notFound);
    }
    expect((await trail(id)).at(-1)).toMatchObject({
      action: 'permission_group.deleted',
      before: { permissions: all },
      after: null,
    });
  });
});

describe('a group that is applied', () => {
  let companyId: number;
  beforeEach(async () => (companyId = await addPerson(database(), 'company')));

  it('adds its permissions to those of the user, and is named in the audit log', async () => {
    await insertGrant(database(), companyId, 'own');
    const group = await create(['crm read', 'sims read']);
    expect(await apply(group.id, companyId)).toEqual(['crm read', 'sims read']);
    expect(await held(companyId)).toEqual(['crm read', 'own read', 'sims read']);
    expect(await apply(group.id, companyId)).toEqual([]);
    expect(await trail(String(companyId))).toMatchObject([
      {
        action: 'user.permissions_granted',
        after: { group: group.name, permissions: ['crm read', 'sims read'] },
      },
    ]);
  });

  it('changes no grants when it is changed or deleted later', async () => {
    const group = await create(['crm read']);
    await apply(group.id, companyId);
    await change(group, { permissions: ['sims read'] });
    expect(await held(companyId)).toEqual(['crm read']);
    expect(await apply(group.id, companyId)).toEqual(['sims read']);
    await remove(group.id, 2);
    expect(await held(companyId)).toEqual(['crm read', 'sims read']);
  });

  it('to a worker is granted only if their company holds all its permissions, otherwise the missing ones are named', async () => {
    const workerId = await workerOf(companyId);
    await insertGrant(database(), companyId, 'crm');
    const group = await create(['crm read', 'sims read', 'sims update']);
    await expect(apply(group.id, workerId)).rejects.toMatchObject({
      code: 'permission.beyond_company',
      names: { refused: ['sims read', 'sims update'] },
    });
    expect(await held(workerId)).toEqual([]);
    await change(group, { permissions: ['crm read'] });
    expect(await apply(group.id, workerId)).toEqual(['crm read']);
  });

  it('is refused for unknown users, and for superusers unless a superuser applies it', async () => {
    const { id } = await create(['crm read']);
    await expect(apply(id, 2 ** 31 - 1)).rejects.toMatchObject(notFound);
    await expect(apply(uuidv7(), companyId)).rejects.toMatchObject(notFound);
    await database().query('UPDATE users SET is_superuser = true WHERE id = $1', [companyId]);
    await expect(apply(id, companyId, admin)).rejects.toMatchObject(refused);
    expect(await apply(id, companyId, superuser)).toEqual(['crm read']);
  });
});

describe('an ordinary user or staff', () => {
  it('cannot see, create or apply groups; staff may apply but not define them', async () => {
    const { id } = await create(['crm read']);
    const companyId = await addPerson(database(), 'company');
    const company = actorFor(companyId);
    for (const attempt of [
      () => read(id, company),
      () => list(undefined, 1, undefined, company),
      () => apply(id, companyId, company),
      ...[company, staff].flatMap((actor) => [
        () => create([], { actor }),
        () => change({ id, version: 1 }, { name: 'x' }, actor),
        () => remove(id, 1, actor),
      ]),
    ]) {
      await expect(attempt()).rejects.toMatchObject(refused);
    }
    expect(await read(id)).toMatchObject({ version: 1 });
  });
});
