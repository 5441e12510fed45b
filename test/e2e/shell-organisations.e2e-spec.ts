/** Departments, houses, areas and permissions in the shell: the same things as over HTTP, with the same rules. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import type { Browser } from '../support/http/browser.js';
import { api, createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';

const system = inject('system');
const { environment } = system;

/** Milliseconds for some dozen processes. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let members: OrganisationMembers;
let admin: Browser;
let company: string;

beforeAll(async () => {
  members = await createOrganisation(system);
  admin = members.admin;
  company = String(members.company.userId);
});

type Document = Record<string, unknown> & { readonly id: string };

async function json<Answer = Document>(...words: string[]): Promise<Answer> {
  return JSON.parse((await mustRun([...words, '--json'], environment)).stdout) as Answer;
}

const listed = async (...words: string[]) => (await json<{ items: Document[] }>(...words)).items;

const overHttp = async (path: string) => (await admin.get(api(path))).body as Document;

const unique = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;
const missing = randomUUID();

async function fails(...words: string[]): Promise<[number | null, string]> {
  const { code, stderr } = await runCommand(words, environment);
  return [code, stderr];
}

describe('departments', () => {
  it('are created, listed, renamed and deleted as over HTTP', async () => {
    const created = await json('departments', 'create', company, unique('Boilers'));
    expect(await overHttp(`departments/${created.id}/`)).toEqual(created);
    expect(await json('departments', 'show', created.id)).toEqual(created);
    const name = unique('Lifts');
    const renamed = await json('departments', 'rename', created.id, `  ${name} `);
    expect(renamed).toEqual({ ...created, name, version: 2 });
    expect(await listed('departments', 'list', '--company', company, '--sort=-name')).toEqual(
      await items(admin, `departments/?company_id=${company}&sort=-name`),
    );
    await mustRun(['departments', 'delete', created.id], environment);
    expect((await admin.get(api(`departments/${created.id}/`))).status).toBe(404);
    const [entry] = await items(admin, `audit/?target_type=department&target_id=${created.id}`);
    expect(entry).toMatchObject({
      action: 'department.deleted',
      actor_id: null,
      shell_user: expect.stringContaining('@'),
    });
  });

  it('have workers', async () => {
    const { id } = await json('departments', 'create', company, unique('Repairs'));
    const worker = String(members.worker.userId);
    await mustRun(['departments', 'add-worker', id, members.worker.email], environment);
    expect(await listed('departments', 'workers', id)).toEqual(
      await items(admin, `departments/${id}/workers/`),
    );
    await mustRun(['departments', 'remove-worker', id, worker], environment);
    expect((await mustRun(['departments', 'workers', id], environment)).stdout).toBe('none\n');
    expect(await fails('departments', 'remove-worker', id, worker)).toEqual([
      1,
      `There is no worker ${worker}.\n`,
    ]);
    const tenant = String(members.tenant.userId);
    expect(await fails('departments', 'add-worker', id, tenant)).toEqual([
      1,
      `There is no worker ${tenant}.\n`,
    ]);
    expect(await fails('departments', 'add-worker', missing, worker)).toEqual([
      1,
      `There is no department ${missing}.\n`,
    ]);
  });

  it('are refused with a name that HTTP refuses, and of a company that is none', async () => {
    expect(await fails('departments', 'create', company, ' ')).toEqual([1, expect.stringMatching(/^name: /)]);
    expect(await fails('departments', 'create', company, 'x'.repeat(256))).toEqual([
      1,
      expect.stringMatching(/^name: .*255/),
    ]);
    const worker = String(members.worker.userId);
    expect(await fails('departments', 'create', worker, 'Roofs')).toEqual([
      1,
      `There is no company ${worker}.\n`,
    ]);
    expect(await fails('departments', 'list', '--sort', 'size')).toEqual([
      2,
      expect.stringMatching(/^sort: /),
    ]);
  });
});

describe('housing', () => {
  it('is created, changed and deleted as over HTTP', async () => {
    const group = await json('house-groups', 'create', unique('Harbour'), '--provider', company);
    expect(await json('house-groups', 'show', group.id)).toEqual(await overHttp(`house-groups/${group.id}/`));
    const address = ['--city', 'Riga', '--street', unique('Kalku iela'), '--number', '7', '--letter', 'b'];
    const house = await json('houses', 'create', ...address, '--group', group.id, '--zip-code', '1050');
    expect(await overHttp(`houses/${house.id}/`)).toEqual(house);
    const changed = await json('houses', 'change', house.id, '--letter', '', '--number', '8');
    expect(changed).toEqual({ ...house, version: 2, letter: '', number: '8' });
    const area = await json('areas', 'create', house.id, '14');
    expect(await overHttp(`areas/${area.id}/`)).toEqual(area);
    expect((await json('areas', 'change', area.id, '15'))['number']).toBe('15');
    expect(await listed('areas', 'list', '--house', house.id)).toEqual(
      await items(admin, `areas/?house_id=${house.id}`),
    );
    expect(await listed('houses', 'list', '--group', group.id, '--sort', 'address')).toEqual(
      await items(admin, `houses/?group_id=${group.id}&sort=address`),
    );
    expect(await listed('house-groups', 'list', '--provider', company)).toEqual(
      await items(admin, `house-groups/?provider_id=${company}`),
    );
    expect(await fails('houses', 'delete', house.id)).toEqual([1, expect.stringMatching(/./)]);
    await mustRun(['areas', 'delete', area.id], environment);
    const alone = await json('houses', 'change', house.id, '--without-group');
    expect(alone['group_id']).toBeNull();
    await mustRun(['houses', 'delete', house.id], environment);
    const freed = await json(
      'house-groups',
      'change',
      group.id,
      '--without-provider',
      '--name',
      unique('Port'),
    );
    expect(freed['provider_id']).toBeNull();
    await mustRun(['house-groups', 'delete', group.id], environment);
    expect((await admin.get(api(`house-groups/${group.id}/`))).status).toBe(404);
  });

  it('has tenants and owners', async () => {
    const group = await json('house-groups', 'create', unique('Hill'), '--provider', company);
    const address = ['--city', 'Riga', '--street', unique('Elizabetes iela'), '--number', '1'];
    const house = await json('houses', 'create', ...address, '--group', group.id);
    const { id } = await json('areas', 'create', house.id, '1');
    const tenant = String(members.tenant.userId);
    await mustRun(['areas', 'add-tenant', id, tenant], environment);
    expect(await listed('areas', 'tenants', id)).toEqual(await items(admin, `areas/${id}/tenants/`));
    const provider = await json<{ items: Document[] }>('users', 'providers', tenant);
    expect(provider.items).toEqual((await overHttp(`users/${tenant}/provider/`))['items']);
    const share = await json('areas', 'add-owner', id, tenant, '0.25');
    await json('areas', 'add-owner', id, company, '0.5');
    expect(await fails('areas', 'add-owner', id, tenant, '0.5')).toEqual([1, expect.stringMatching(/./)]);
    await json('areas', 'change-share', id, share.id, '0.125');
    const owners = await listed('areas', 'owners', id);
    expect(owners).toEqual(await items(admin, `areas/${id}/owners/`));
    expect(owners.map(({ part }) => Number(part))).toEqual([0.125, 0.5]);
    await mustRun(['areas', 'remove-owner', id, share.id], environment);
    expect(await fails('areas', 'remove-owner', id, share.id)).toEqual([
      1,
      `There is no share ${share.id}.\n`,
    ]);
    expect(await fails('areas', 'remove-owner', missing, share.id)).toEqual([
      1,
      `There is no area ${missing}.\n`,
    ]);
    await mustRun(['areas', 'remove-tenant', id, tenant], environment);
    expect(await items(admin, `areas/${id}/tenants/`)).toEqual([]);
  });

  it('names what is missing, and refuses a wrong command line', async () => {
    const address = ['--city', 'Riga', '--street', 'Brivibas iela', '--number', '1'];
    expect(await fails('houses', 'create', ...address, '--group', missing)).toEqual([
      1,
      `There is no house group ${missing}.\n`,
    ]);
    expect(await fails('houses', 'create', ...address, '--group', 'harbour')).toEqual([
      2,
      expect.stringMatching(/^group: /),
    ]);
    expect(await fails('houses', 'create', ...address, '--zip-code', '1234567')).toEqual([
      1,
      expect.stringMatching(/^zip_code: .*6/),
    ]);
    expect(await fails('houses', 'change', missing)).toEqual([2, expect.stringMatching(/^house: /)]);
    expect(await fails('areas', 'show', missing)).toEqual([1, `There is no area ${missing}.\n`]);
    expect(await fails('areas', 'create', missing, '1')).toEqual([1, `There is no house ${missing}.\n`]);
  });
});

describe('permissions', () => {
  it('are created, changed and deleted as over HTTP', async () => {
    const name = `shell_${randomUUID().slice(0, 8)}`;
    const created = await json('permissions', 'create', name, '--description', 'Meters', '--action', 'read');
    expect(created).toEqual(await overHttp(`permissions/${name}/`));
    expect(created).toMatchObject({ name, actions: [{ action: 'read', description: 'Meters' }] });
    expect(await fails('permissions', 'create', name, '--action', 'read')).toEqual([
      1,
      expect.stringMatching(/./),
    ]);
    const renamed = await json('permissions', 'change', name, '--name', `${name}_2`);
    expect(renamed).toEqual(await overHttp(`permissions/${name}_2/`));
    expect(await fails('permissions', 'delete', `${name}_2`)).toEqual([2, expect.stringMatching(/^yes: /)]);
    expect(await fails('permissions', 'delete', `${name}_2`, 'update', '--yes')).toEqual([
      1,
      'There is no action update.\n',
    ]);
    await mustRun(['permissions', 'delete', `${name}_2`, '--yes'], environment);
    expect(await fails('permissions', 'show', `${name}_2`)).toEqual([
      1,
      `There is no permission ${name}_2.\n`,
    ]);
    expect(await fails('permissions', 'change', name)).toEqual([2, expect.stringMatching(/^name: /)]);
  });

  it('are grouped as over HTTP', async () => {
    const permission = `shell_${randomUUID().slice(0, 8)}`;
    await mustRun(['permissions', 'create', permission], environment);
    const name = unique('Readers');
    const group = await json('permissions', 'groups', 'create', name, `${permission} read`);
    expect(group).toEqual(await overHttp(`permission-groups/${group.id}/`));
    expect(await json('permissions', 'groups', 'show', name)).toEqual(group);
    const both = ['--permission', `${permission} read`, '--permission', `${permission} update`];
    const changed = await json('permissions', 'groups', 'change', name, ...both, '--description', 'Meters');
    expect(changed).toEqual(await overHttp(`permission-groups/${group.id}/`));
    expect(changed['permissions']).toEqual([`${permission} read`, `${permission} update`]);
    const emptied = await json('permissions', 'groups', 'change', group.id, '--without-permissions');
    expect(emptied['permissions']).toEqual([]);
    await mustRun(['permissions', 'groups', 'delete', name], environment);
    expect(await fails('permissions', 'groups', 'show', name)).toEqual([1, `There is no group ${name}.\n`]);
  });
});

describe('companies', () => {
  it('have the people that they may add', async () => {
    expect(await listed('companies', 'people', company)).toEqual(
      await items(admin, `companies/${company}/people/`),
    );
  });
});
