/** Accounts over HTTP: access, immediate effects of changes, and the audit log. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from '../support/http/browser.js';
import { logIn } from '../support/people/people.js';
import {
  api,
  type OrganisationMembers,
  createOrganisation,
  notFound,
  refused,
} from '../support/people/organisations.js';

const system = inject('system');
let people: OrganisationMembers;

beforeAll(async () => {
  people = await createOrganisation(system);
});

interface Account {
  readonly user_id: number;
  readonly version: number;
}

async function read(browser: Browser, userId: number): Promise<Account & Record<string, unknown>> {
  return (await browser.get(api(`users/${userId}/`))).body as Account & Record<string, unknown>;
}

/** With the current version in If-Match, unless another is given. */
async function act(
  browser: Browser,
  method: string,
  userId: number,
  path: string,
  body?: object,
  version?: number,
) {
  const current = version ?? (await read(people.admin, userId)).version;
  return browser.request(method, api(`users/${userId}/${path}`), {
    headers: { 'If-Match': `"${current}"` },
    ...(body && { body }),
  });
}

describe('an administrator', () => {
  it('lists, searches and filters page by page', async () => {
    const { admin, worker } = people;
    const found = await admin.get(api(`users/?search=${worker.email.slice(2, 15).toUpperCase()}`));
    expect(found.body).toMatchObject({
      items: [{ user_id: worker.userId, type: 'worker', is_active: true }],
      next: null,
    });
    const first = (await admin.get(api('users/?limit=1&type=company'))).body as {
      items: Account[];
      next: string;
    };
    const second = (await admin.get(api(`users/?limit=1&type=company&after=${first.next}`))).body as {
      items: Account[];
    };
    expect(second.items[0]!.user_id).toBeGreaterThan(first.items[0]!.user_id);
    const roots = (await admin.get(api('users/?is_superuser=true'))).body as {
      items: Record<string, unknown>[];
    };
    expect(roots.items.every((one) => one['is_superuser'] === true)).toBe(true);
  });

  it.each([
    'limit=0',
    'limit=101',
    'limit=x',
    'after=zzz',
    'is_active=maybe',
    'type=king',
    `search=${'x'.repeat(101)}`,
    'secret=1',
  ])('listing with %s gets the name of the wrong parameter', async (query) => {
    const answer = await people.admin.get(api(`users/?${query}`));
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([400, [query.split('=')[0]]]);
  });

  it('deactivates a user, whose session ends immediately and stays ended when the user is activated again', async () => {
    const { admin, tenant } = people;
    const answer = await act(admin, 'POST', tenant.userId, 'deactivate/');
    expect([answer.status, answer.body]).toMatchObject([200, { is_active: false }]);
    expect((await tenant.browser.post(api('test/'))).status).toBe(401);
    expect((await tenant.browser.post(api('login/refresh/'))).status).toBe(401);
    expect((await act(admin, 'POST', tenant.userId, 'activate/')).status).toBe(200);
    expect((await tenant.browser.post(api('test/'))).status).toBe(401);
    await logIn(tenant);
  });

  it('deletes and restores', async () => {
    const { admin, tenant } = people;
    expect((await act(admin, 'DELETE', tenant.userId, '')).body).toMatchObject({ is_deleted: true });
    const { email, password } = tenant;
    expect((await tenant.browser.post(api('login/'), { email, password })).status).toBe(401);
    expect((await act(admin, 'POST', tenant.userId, 'restore/')).body).toMatchObject({ is_deleted: false });
    await logIn(tenant);
  });

  it('gets 409 for a stale version and 428 without one', async () => {
    const { admin, worker } = people;
    expect((await act(admin, 'POST', worker.userId, 'deactivate/', undefined, 999)).status).toBe(409);
    expect((await admin.post(api(`users/${worker.userId}/deactivate/`))).status).toBe(428);
    expect(await read(admin, worker.userId)).toMatchObject({ is_active: true });
  });

  it.each(['abc', '-1', '0', '2147483647', '2147483648', '99999999999999999999'])(
    'gets 404 for the user %s',
    async (id) => {
      expect(await people.admin.get(api(`users/${id}/`))).toMatchObject(notFound);
    },
  );
});

describe('staff', () => {
  it('manages users but cannot give a flag it lacks, and is in the audit log', async () => {
    const { admin, worker, tenant } = people;
    expect((await act(admin, 'PATCH', worker.userId, 'flags/', { is_staff: true })).status).toBe(200);
    expect((await worker.browser.get(api('users/?limit=1'))).status).toBe(200);
    expect(await act(worker.browser, 'PATCH', worker.userId, 'flags/', { is_superuser: true })).toMatchObject(
      refused,
    );
    expect(await act(worker.browser, 'PATCH', tenant.userId, 'flags/', { is_admin: true })).toMatchObject(
      refused,
    );
    expect((await act(worker.browser, 'PATCH', tenant.userId, 'flags/', { is_staff: true })).status).toBe(
      200,
    );
    expect(await worker.browser.get(api('audit/'))).toMatchObject(refused);
    const trail = await admin.get(
      api(`audit/?target_type=user&target_id=${tenant.userId}&actor_id=${worker.userId}`),
    );
    expect(trail.body).toMatchObject({
      items: [{ action: 'user.state_changed', before: { isStaff: false }, after: { isStaff: true } }],
    });
    await act(admin, 'PATCH', tenant.userId, 'flags/', { is_staff: false });
    await act(admin, 'PATCH', worker.userId, 'flags/', { is_staff: false });
    expect((await worker.browser.get(api('users/'))).status).toBe(403);
  });
});

describe('an ordinary user', () => {
  it('is refused alike for every account, existing or not', async () => {
    const { company, worker } = people;
    for (const userId of [worker.userId, company.userId, 2147483647]) {
      const { browser } = company;
      const answers = [
        await browser.get(api(`users/${userId}/`)),
        await act(browser, 'PATCH', userId, 'flags/', { is_superuser: true }, 1),
        await act(browser, 'POST', userId, 'activate/', undefined, 1),
        await act(browser, 'POST', userId, 'deactivate/', undefined, 1),
        await act(browser, 'POST', userId, 'restore/', undefined, 1),
        await act(browser, 'DELETE', userId, '', undefined, 1),
      ];
      for (const answer of answers) expect(answer).toMatchObject(refused);
    }
  });
});
