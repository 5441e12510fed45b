import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { superuser } from '../../../../test/support/database/user-rows.js';
import { ChangePermissions, type PermissionsChange } from './change-permissions.js';
import { CreatePermissions } from './create-permissions.js';
import { DeletePermissions } from './delete-permissions.js';
import type { PermissionAction } from './permission.entity.js';
import { ReadPermission } from './read-permission.js';

const database = migratedDatabase();
const stale = { code: 'resource.changed_meanwhile' };

let name: string;

const create = (action?: PermissionAction) =>
  new CreatePermissions(database()).execute(superuser, { name, description: '', action });
const read = (of = name) => new ReadPermission(database()).execute(superuser, of);
const change = (version: number, changes: Partial<PermissionsChange>) =>
  new ChangePermissions(database()).execute(superuser, { name, version, ...changes });
const remove = (version: number, action?: PermissionAction) =>
  new DeletePermissions(database()).execute(superuser, { name, action }, version);

beforeEach(async () => {
  name = `thing_${randomBytes(4).toString('hex')}`;
  await create();
});

describe('the permissions of one name', () => {
  it('are described by one of many callers with the same version; the others get a conflict', async () => {
    const { version } = await read();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) => change(version, { description: `by ${at}` })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(stale);
    const won = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect((await read()).actions.map(({ description }) => description)).toEqual(
      Array.from({ length: 4 }, () => `by ${won}`),
    );
  });

  it('have a new version after every change, and the same one without a change', async () => {
    const versions = [(await read()).version];
    await change(versions[0]!, { description: 'D' });
    versions.push((await read()).version);
    await remove(versions[1]!, 'delete');
    versions.push((await read()).version);
    expect(new Set(versions).size).toBe(3);
    expect((await read()).version).toBe(versions[2]);
  });

  it('are renamed and deleted only on the version that was read', async () => {
    const { version } = await read();
    await change(version, { description: 'D' });
    for (const late of [
      () => change(version, { newName: `${name}_2` }),
      () => remove(version),
      () => remove(version, 'read'),
    ]) {
      await expect(late()).rejects.toMatchObject(stale);
    }
    await remove((await read()).version);
    await expect(read()).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
