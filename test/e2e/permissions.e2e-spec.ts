/** Permissions over HTTP: defined by administrators, granted within those of the company, effective immediately. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import {
  api,
  assign,
  type OrganisationMembers,
  createOrganisation,
  change,
  create,
  notFound,
  refused,
  remove,
} from '../support/people/organisations.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const system = inject('system');
const name = `crm_${randomBytes(4).toString('hex')}`;
const actions = ['create', 'delete', 'read', 'update'];

let people: OrganisationMembers;
let client: VerificationClient;

beforeAll(async () => {
  people = await createOrganisation(system);
  client = await VerificationClient.connect(system.environment['KAFKA_URL']!);
  const department = await create(people.company.browser, 'departments/', { name: 'Dispatch' });
  await assign(people.admin, people.company, people.worker);
  await create(people.company.browser, `departments/${department.id}/workers/`, {
    user_id: people.worker.userId,
  });
});

afterAll(() => client.close());

const grants = (userId: number) => api(`users/${userId}/permissions/`);
const grant = (browser: Browser, userId: number, permissions: unknown) =>
  browser.post(grants(userId), { permissions });
const revoke = (browser: Browser, userId: number, permissions: unknown) =>
  browser.request('DELETE', grants(userId), { body: { permissions } });

/** With the current version in If-Match. */
async function onceRead(browser: Browser, method: string, permission: string, action = '', body?: object) {
  const path = api(`permissions/${permission}/`);
  const headers = { 'If-Match': (await browser.get(path)).headers.get('etag')! };
  return browser.request(method, path + action, { headers, body });
}

describe('a permission', () => {
  it('is created four at a time, read, found, described, renamed and deleted by an administrator', async () => {
    const { admin } = people;
    const created = await admin.post(api('permissions/'), { name, description: 'CRM' });
    expect([created.status, created.body]).toEqual([
      201,
      {
        version: expect.any(Number),
        name,
        actions: actions.map((action) => ({ action, description: 'CRM' })),
      },
    ]);
    expect((await admin.post(api('permissions/'), { name })).status).toBe(409);
    const found = await admin.get(api(`permissions/?search=${name.slice(2).toUpperCase()}`));
    expect(found.body).toMatchObject({ items: [{ name }], next: null });
    const renamed = await onceRead(admin, 'PATCH', name, '', { name: `${name}_2` });
    expect(renamed.body).toMatchObject({ name: `${name}_2` });
    expect((await admin.get(api(`permissions/${name}`))).status).toBe(404);
    await onceRead(admin, 'PATCH', `${name}_2`, '', { name });
    const single = `${name}_one`;
    expect((await admin.post(api('permissions/'), { name: single, action: 'read' })).status).toBe(201);
    expect((await onceRead(admin, 'DELETE', single, 'read/')).status).toBe(204);
    expect((await admin.get(api(`permissions/${single}/`))).status).toBe(404);
  });

  it('described by two administrators at the same time on one version keeps the first change', async () => {
    const { admin } = people;
    const path = api(`permissions/${name}/`);
    const { headers } = await admin.get(path);
    const describeAs = (description: string) =>
      admin.request('PATCH', path, { headers: { 'If-Match': headers.get('etag')! }, body: { description } });
    const answers = await Promise.all([describeAs('mine'), describeAs('yours')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = answers.find(({ status }) => status === 200)!;
    expect((await admin.get(path)).body).toEqual(won.body);
    expect((await admin.request('PATCH', path, { body: { description: 'blind' } })).status).toBe(428);
    await onceRead(admin, 'PATCH', name, '', { description: 'CRM' });
  });

  it.each([
    [{ name: 'two words' }, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(151) }, 'name'],
    [{ name: 'fine', action: 'fly' }, 'action'],
    [{ name: 'fine', description: 'x'.repeat(256) }, 'description'],
    [{ name: 'fine', is_superuser: true }, 'is_superuser'],
  ])('like %j is refused by field', async (body, field) => {
    const answer = await people.admin.post(api('permissions/'), body);
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, [field]]);
  });

  it('cannot be defined, changed or listed by an ordinary user', async () => {
    for (const { browser } of [people.worker, people.company]) {
      const answers = await Promise.all([
        browser.post(api('permissions/'), { name: 'mine' }),
        browser.get(api('permissions/')),
        browser.get(api(`permissions/${name}/`)),
        browser.request('PATCH', api(`permissions/${name}/`), { body: { description: 'mine' } }),
        browser.request('DELETE', api(`permissions/${name}/`)),
      ]);
      for (const answer of answers) expect(answer).toMatchObject(refused);
    }
  });
});

describe('granting', () => {
  it('to a worker is limited to what the company holds', async () => {
    const { admin, company, worker } = people;
    const beyond = await grant(admin, worker.userId, [`${name} read`]);
    expect([beyond.status, beyond.body]).toEqual([
      409,
      { detail: expect.any(String), code: 'permission.beyond_company', refused: [`${name} read`] },
    ]);
    expect((await grant(admin, company.userId, name)).body).toEqual({
      granted: actions.map((one) => `${name} ${one}`),
    });
    expect((await grant(company.browser, worker.userId, `${name} read`)).body).toEqual({
      granted: [`${name} read`],
    });
    const mine = await worker.browser.get(grants(worker.userId));
    expect(mine.body).toEqual({ items: [{ name, action: 'read', description: 'CRM' }], next: null });
  });

  it('shows in the answer to the old access token, over HTTP and Kafka, and so does the revocation', async () => {
    const { admin, company, worker } = people;
    const token = worker.browser.jar.get('access_token');
    const permissionsOf = async () => {
      const { body } = await worker.browser.post(api('verify/'), { token });
      const { answer } = await client.ask(token);
      expect(answer.permissions).toEqual((body as { permissions: object }).permissions);
      return answer.permissions;
    };
    expect(await permissionsOf()).toHaveProperty([`${name} read`], true);
    expect((await revoke(admin, company.userId, `${name} read`)).body).toEqual({ revoked: [`${name} read`] });
    expect(await permissionsOf()).not.toHaveProperty([`${name} read`]);
  });

  it('is refused to the users themselves, and to a foreign company as if they did not exist', async () => {
    const { worker, rival, company } = people;
    expect(await grant(worker.browser, worker.userId, name)).toMatchObject(refused);
    expect(await grant(rival.browser, worker.userId, name)).toMatchObject(notFound);
    expect(await grant(rival.browser, 2147483647, name)).toMatchObject(notFound);
    expect(await rival.browser.get(grants(worker.userId))).toMatchObject(notFound);
    expect(await worker.browser.get(grants(company.userId))).toMatchObject(notFound);
    expect(await revoke(rival.browser, worker.userId, name)).toMatchObject(notFound);
  });

  it.each(['abc', '-1', '0', '2147483648', '1e3'])('to the user %s answers 404', async (id) => {
    const answer = await people.admin.post(api(`users/${id}/permissions/`), { permissions: name });
    expect(answer).toMatchObject(notFound);
  });

  it.each([[[]], [''], [7], [[7]], [Array.from({ length: 201 }, () => 'x')], ['nothing_of_that_name']])(
    'of %j is refused by field',
    async (permissions) => {
      const answer = await grant(people.admin, people.worker.userId, permissions);
      expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, ['permissions']]);
    },
  );
});

describe('a permission group', () => {
  it('is created by an administrator, applied within what the company holds, and changes no grant later', async () => {
    const { admin, worker, company } = people;
    const prefix = `group_${randomBytes(4).toString('hex')}`;
    const [one, two] = [`${prefix}_one`, `${prefix}_two`];
    for (const permission of [one, two]) await admin.post(api('permissions/'), { name: permission });
    const group = await create(admin, 'permission-groups/', {
      name: `Dispatcher of ${one}`,
      permissions: [`${one} read`, two],
    });
    const path = `permission-groups/${group.id}/`;
    const apply = (userId: number) => admin.post(api(`${path}apply/`), { user_id: userId });
    expect(await apply(worker.userId)).toMatchObject({
      status: 409,
      body: { refused: [`${one} read`, ...actions.map((action) => `${two} ${action}`)] },
    });
    await grant(admin, company.userId, one);
    const read = await admin.get(api(path));
    const edited = await change(admin, path, 1, { permissions: `${one} read` });
    expect([edited.status, edited.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await change(admin, path, 1, { permissions: [] })).status).toBe(409);
    expect(read.headers.get('etag')).toBe('"1"');
    expect((await apply(worker.userId)).body).toEqual({ granted: [`${one} read`] });
    await change(admin, path, 2, { permissions: [] });
    const held = ((await admin.get(grants(worker.userId))).body as { items: object[] }).items;
    expect(held).toContainEqual({ name: one, action: 'read', description: '' });
    expect(await company.browser.get(api(path))).toMatchObject(refused);
    expect((await remove(admin, path, 3)).status).toBe(204);
  });
});
