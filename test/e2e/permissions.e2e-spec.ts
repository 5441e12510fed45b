/** Permissions over HTTP: defined by admins, granted within the company's, effective at once. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/browser.js';
import { api, type Cast, cast, create, notFound, refused } from '../support/organisations.js';
import { VerificationClient } from '../support/verification-client.js';

const system = inject('system');
const name = `crm_${randomBytes(4).toString('hex')}`;
const actions = ['create', 'delete', 'read', 'update'];

let people: Cast;
let client: VerificationClient;

beforeAll(async () => {
  people = await cast(system);
  client = await VerificationClient.connect(system.environment['KAFKA_URL']!);
  const department = await create(people.company.browser, 'departments/', { name: 'Dispatch' });
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

describe('a permission', () => {
  it('is created four at a time, read, found, described, renamed and deleted by an admin', async () => {
    const { admin } = people;
    const created = await admin.post(api('permissions/'), { name, description: 'CRM' });
    expect([created.status, created.body]).toEqual([
      201,
      { name, actions: actions.map((action) => ({ action, description: 'CRM' })) },
    ]);
    expect((await admin.post(api('permissions/'), { name })).status).toBe(409);
    const found = await admin.get(api(`permissions/?search=${name.slice(2).toUpperCase()}`));
    expect(found.body).toMatchObject({ items: [{ name }], next: null });
    const renamed = await admin.request('PATCH', api(`permissions/${name}`), { body: { name: `${name}_2` } });
    expect(renamed.body).toMatchObject({ name: `${name}_2` });
    expect((await admin.get(api(`permissions/${name}`))).status).toBe(404);
    await admin.request('PATCH', api(`permissions/${name}_2`), { body: { name } });
    const single = `${name}_one`;
    expect((await admin.post(api('permissions/'), { name: single, action: 'read' })).status).toBe(201);
    expect((await admin.request('DELETE', api(`permissions/${single}/read/`))).status).toBe(204);
    expect((await admin.get(api(`permissions/${single}/`))).status).toBe(404);
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

  it('is nothing an ordinary person may define, change or list', async () => {
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
  it('to a worker goes as far as the company goes, and no further', async () => {
    const { admin, company, worker } = people;
    const beyond = await grant(admin, worker.userId, [`${name} read`]);
    expect([beyond.status, beyond.body]).toEqual([
      409,
      { detail: expect.any(String), refused: [`${name} read`] },
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

  it('shows in the answer to the old access token, over HTTP and Kafka, and goes with the revocation', async () => {
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

  it('is not for people themselves, nor for a foreign company, to whom they do not exist', async () => {
    const { worker, rival, company } = people;
    expect(await grant(worker.browser, worker.userId, name)).toMatchObject(refused);
    expect(await grant(rival.browser, worker.userId, name)).toMatchObject(notFound);
    expect(await grant(rival.browser, 2147483647, name)).toMatchObject(notFound);
    expect(await rival.browser.get(grants(worker.userId))).toMatchObject(notFound);
    expect(await worker.browser.get(grants(company.userId))).toMatchObject(notFound);
    expect(await revoke(rival.browser, worker.userId, name)).toMatchObject(notFound);
  });

  it.each(['abc', '-1', '0', '2147483648', '1e3'])('to the user %s finds nobody', async (id) => {
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
