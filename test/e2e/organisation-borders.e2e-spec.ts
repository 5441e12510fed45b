/** Departments and housing over HTTP: objects of other companies, and invalid input. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type Answer, Browser } from '../support/http/browser.js';
import {
  api,
  type OrganisationMembers,
  createOrganisation,
  change,
  create,
  housing,
  notFound,
  refused,
  remove,
} from '../support/people/organisations.js';

const system = inject('system');
let company: OrganisationMembers['company'];
let rival: OrganisationMembers['rival'];
let worker: OrganisationMembers['worker'];
let admin: OrganisationMembers['admin'];

beforeAll(async () => {
  ({ company, rival, worker, admin } = await createOrganisation(system));
});

describe('an object of another company', () => {
  let paths: string[];
  beforeAll(async () => {
    const { group, house, area } = await housing(company.browser);
    const department = await create(company.browser, 'departments/', { name: 'Hidden' });
    const share = await create(company.browser, `areas/${area.id}/owners/`, {
      company_id: company.userId,
      part: 1,
    });
    paths = [
      `departments/${department.id}/`,
      `departments/${department.id}/workers/`,
      `house-groups/${group.id}/`,
      `houses/${house.id}/`,
      `areas/${area.id}/`,
      `areas/${area.id}/tenants/`,
      `areas/${area.id}/owners/`,
      `areas/${area.id}/owners/${share.id}/`,
    ];
  });

  const absent = '019aae10-3c00-7000-8000-00000000ffff';
  const bodies: [pattern: RegExp, body: object][] = [
    [/workers\/$|tenants\/$/, { user_id: 1 }],
    [/owners\/$/, { part: '0.1', company_id: 1 }],
    [/owners\//, { part: '0.1' }],
    [/areas\//, { number: '1' }],
    [/houses\//, { city: 'Mine' }],
    [/./, { name: 'Mine' }],
  ];
  const withoutId = ({ status, body }: Answer) => ({ status, body });

  it('is answered exactly like one that does not exist, by every method', async () => {
    for (const path of paths) {
      const missing = path.replace(/^([a-z-]+)\/[^/]+/, `$1/${absent}`);
      const body = bodies.find(([pattern]) => pattern.test(path))![1];
      for (const method of ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE']) {
        const send = (target: string) =>
          rival.browser.request(method, api(target), {
            headers: { 'If-Match': '"1"' },
            ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
          });
        const [theirs, nobodys] = [await send(path), await send(missing)];
        expect(withoutId(theirs), `${method} ${path}`).toEqual(withoutId(nobodys));
        expect([404, 405], `${method} ${path}`).toContain(theirs.status);
      }
    }
  });

  it('cannot be named in a new object', async () => {
    const [, , group, house] = paths.map((path) => path.split('/')[1]);
    const address = { city: 'a', street: 'b', number: '1', group_id: group };
    expect(await rival.browser.post(api('houses/'), address)).toMatchObject(notFound);
    expect(await rival.browser.post(api('areas/'), { number: '1', house_id: house })).toMatchObject(notFound);
    for (const company_id of [company.userId, 2_000_000_000]) {
      expect(await rival.browser.post(api('departments/'), { name: 'x', company_id })).toMatchObject(
        notFound,
      );
    }
    const foreign = { name: 'x', provider_id: company.userId };
    expect(await rival.browser.post(api('house-groups/'), foreign)).toMatchObject(notFound);
  });

  it('is refused to users who manage nothing, whether it exists or not', async () => {
    for (const path of [...paths, `departments/${absent}/`, `houses/${absent}/`]) {
      const body = bodies.find(([pattern]) => pattern.test(path))![1];
      const isList = /(workers|tenants|owners)\/$/.test(path);
      const answer = isList
        ? await worker.browser.post(api(path), body)
        : await change(worker.browser, path, 1, body);
      expect(answer, path).toMatchObject(refused);
    }
  });
});

describe('bad input', () => {
  const nouns = ['departments', 'house-groups', 'houses', 'areas'];
  const ids = ['0', '-1', '1', 'abc', '99999999999999999999', '%00', "' OR 1=1", 'null', '%F0%9F%92%A9'];

  it.each(nouns)('ids of %s that do not exist are not found', async (noun) => {
    for (const id of ids) {
      expect((await admin.get(api(`${noun}/${id}/`))).status, id).toBe(404);
      expect((await remove(admin, `${noun}/${id}/`, 1)).status, id).toBe(404);
    }
  });

  it('user ids that do not exist are not found', async () => {
    const { id } = await create(company.browser, 'departments/', { name: 'Strict' });
    for (const userId of [0, -1, 2 ** 31, 1e20, '99999999999999999999']) {
      const added = await company.browser.post(api(`departments/${id}/workers/`), { user_id: userId });
      expect(added.status, String(userId)).toBe(404);
    }
    for (const userId of [...ids.filter((id) => id !== '1'), '2000000000']) {
      expect((await remove(company.browser, `departments/${id}/workers/${userId}/`)).status).toBe(404);
      expect((await admin.get(api(`users/${userId}/provider/`))).status, userId).toBe(404);
    }
  });

  it.each([
    ['departments/', {}, ['name']],
    ['departments/', { name: '' }, ['name']],
    ['departments/', { name: 'x'.repeat(256) }, ['name']],
    ['departments/', { name: 'x', id: '1', version: 7 }, ['id', 'version']],
    ['departments/', { name: 'x', company_id: { $gt: 0 } }, ['company_id']],
    ['house-groups/', { name: ['x'] }, ['name']],
    ['houses/', { city: 'a', street: 'b', number: '12345678901' }, ['number']],
    ['houses/', { city: 'a', street: 'b', number: '1', group_id: 'x' }, ['group_id']],
    ['areas/', { number: '1' }, ['house_id']],
  ])('%s refuses %j by the names of its fields', async (path, body, fields) => {
    const answer = await company.browser.post(api(path), body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body as object).toSorted()).toEqual(fields);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'after=x', 'page=1', 'company_id=x'])(
    'a list refuses %s',
    async (query) => {
      const answer = await admin.get(api(`departments/?${query}`));
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body as object)).toEqual([query.split('=')[0]]);
    },
  );

  it('requests without a session and changes without the CSRF token are refused', async () => {
    expect((await new Browser(system.gateway).get(api('departments/'))).status).toBe(401);
    const headers = { 'X-CSRFToken': '' };
    const answer = await company.browser.request('POST', api('departments/'), {
      body: { name: 'x' },
      headers,
    });
    expect(answer.status).toBe(403);
  });
});

it('every operation of the OpenAPI document says who may call it', async () => {
  const document = (await company.browser.get(api('openapi.json'))).body as {
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  const ours = Object.entries(document.paths).filter(([path]) =>
    /^\/api\/v1\/(departments|house-groups|houses|areas)(\/|$)|provider$/.test(path),
  );
  expect(ours).toHaveLength(17);
  for (const [path, methods] of ours) {
    for (const [method, route] of Object.entries(methods)) {
      expect(route['x-roles'], `${method} ${path}`).toEqual(['user']);
      expect(route['summary'], `${method} ${path}`).toEqual(expect.any(String));
    }
  }
});
