/** Departments and housing over HTTP, as companies, administrators and members use them. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import {
  api,
  assign,
  type OrganisationMembers,
  createOrganisation,
  change,
  create,
  housing,
  items,
  notFound,
  remove,
  type Row,
} from '../support/people/organisations.js';

const system = inject('system');
let company: OrganisationMembers['company'];
let rival: OrganisationMembers['rival'];
let worker: OrganisationMembers['worker'];
let tenant: OrganisationMembers['tenant'];
let admin: OrganisationMembers['admin'];

beforeAll(async () => {
  ({ company, rival, worker, tenant, admin } = await createOrganisation(system));
});

describe('a company and its departments', () => {
  it('are created, read, renamed and deleted, each change on the version that was read', async () => {
    const created = await company.browser.post(api('departments'), { name: 'Dispatch' });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'Dispatch', company_id: company.userId, version: 1 },
    });
    expect(created.headers.get('etag')).toBe('"1"');
    const path = `departments/${(created.body as Row).id}/`;
    expect((await company.browser.request('PATCH', api(path), { body: { name: 'x' } })).status).toBe(428);
    const renamed = await change(company.browser, path, 1, { name: 'Repairs' });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Repairs', version: 2 } });
    expect((await change(admin, path, 1, { name: 'Late' })).status).toBe(409);
    const read = await company.browser.get(api(path));
    expect(read).toMatchObject({ status: 200, body: { name: 'Repairs' } });
    expect(read.headers.get('etag')).toBe('"2"');
    expect((await remove(company.browser, path)).status).toBe(428);
    expect((await remove(company.browser, path, 1)).status).toBe(409);
    expect((await remove(company.browser, path, 2)).status).toBe(204);
    expect(await company.browser.get(api(path))).toMatchObject(notFound);
  });

  it('accept a worker whom an administrator assigned, show them the department, and let them go', async () => {
    const { id } = await create(company.browser, 'departments/', { name: 'Joined' });
    const unassigned = await company.browser.post(api(`departments/${id}/workers/`), {
      user_id: worker.userId,
    });
    expect(unassigned).toMatchObject(notFound);
    await assign(admin, company, worker);
    expect(await items(company.browser, `companies/${company.userId}/people/`)).toMatchObject([
      { user_id: worker.userId, type: 'worker' },
    ]);
    const added = await create(company.browser, `departments/${id}/workers/`, { user_id: worker.userId });
    expect(added).toEqual({ user_id: worker.userId });
    expect(await items(company.browser, `departments/${id}/workers/`)).toMatchObject([
      { user_id: worker.userId, last_name: 'Романов' },
    ]);
    expect(await worker.browser.get(api(`departments/${id}/`))).toMatchObject({ status: 200 });
    expect(await worker.browser.get(api(`departments/${id}/workers/`))).toMatchObject(notFound);
    const foreign = await create(rival.browser, 'departments/', { name: 'Rival' });
    const lured = { user_id: worker.userId };
    expect(await rival.browser.post(api(`departments/${foreign.id}/workers/`), lured)).toMatchObject(
      notFound,
    );
    expect((await remove(company.browser, `departments/${id}/workers/${worker.userId}/`)).status).toBe(204);
    expect(await worker.browser.get(api(`departments/${id}/`))).toMatchObject(notFound);
  });

  it('are listed page by page', async () => {
    const paged = (await createOrganisation(system)).company;
    for (const name of ['a', 'b', 'c']) await create(paged.browser, 'departments/', { name });
    const first = (await paged.browser.get(api('departments/?limit=2'))).body as {
      items: Row[];
      next: string;
    };
    expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await paged.browser.get(api(`departments/?limit=2&after=${first.next}`));
    expect(second.body).toMatchObject({ items: [{ name: 'c' }], next: null });
  });

  it('are created for a company by an administrator, also from a form', async () => {
    const form = new URLSearchParams({ name: 'From a form', company_id: String(company.userId) });
    expect(await admin.post(api('departments/'), form)).toMatchObject({
      status: 201,
      body: { company_id: company.userId },
    });
  });
});

describe('housing', () => {
  it('leads from a tenant to their housing company', async () => {
    const { area, house, group } = await housing(company.browser);
    await assign(admin, company, tenant);
    await create(company.browser, `areas/${area.id}/tenants/`, { user_id: tenant.userId });
    const provider = { company_id: company.userId, area_ids: [area.id] };
    for (const [browser, path] of [
      [tenant.browser, 'me/provider/'],
      [tenant.browser, `users/${tenant.userId}/provider/`],
      [company.browser, `users/${tenant.userId}/provider/`],
      [admin, `users/${tenant.userId}/provider/`],
    ] as const) {
      expect(await items(browser, path)).toMatchObject([provider]);
    }
    for (const stranger of [rival, worker]) {
      expect(await stranger.browser.get(api(`users/${tenant.userId}/provider/`))).toMatchObject(notFound);
    }
    expect(await tenant.browser.get(api(`areas/${area.id}/`))).toMatchObject({
      status: 200,
      body: { number: '14', house: { id: house.id, city: 'Санкт-Петербург', group: { id: group.id } } },
    });
    expect((await remove(company.browser, `areas/${area.id}/`, 1)).status).toBe(409);
    expect((await remove(company.browser, `areas/${area.id}/tenants/${tenant.userId}/`)).status).toBe(204);
    expect(await items(tenant.browser, 'me/provider/')).toEqual([]);
    expect(await tenant.browser.get(api(`areas/${area.id}/`))).toMatchObject(notFound);
  });

  it('changes its owner through an administrator', async () => {
    const { group, house } = await housing(company.browser);
    const path = `house-groups/${group.id}/`;
    expect((await change(company.browser, path, 1, { provider_id: rival.userId })).status).toBe(404);
    expect((await change(admin, path, 1, { provider_id: rival.userId })).status).toBe(200);
    expect(await company.browser.get(api(`houses/${house.id}/`))).toMatchObject(notFound);
    expect(await rival.browser.get(api(`houses/${house.id}/`))).toMatchObject({ status: 200 });
    expect(await items(rival.browser, `houses/?group_id=${group.id}`)).toMatchObject([{ id: house.id }]);
  });

  it('is shared in parts that never exceed one whole, however many are added at the same time', async () => {
    const { area } = await housing(company.browser);
    const path = `areas/${area.id}/owners/`;
    const owner = { tenant_id: tenant.userId };
    const third = await create(company.browser, path, { ...owner, part: '0.3333333333' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => company.browser.post(api(path), { ...owner, part: 0.25 })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, ...Array(6).fill(409)]);
    const share = `${path}${third.id}/`;
    expect((await change(company.browser, share, 1, { part: '0.6' })).status).toBe(409);
    expect((await change(company.browser, share, 1, { part: '0.5' })).status).toBe(200);
    expect((await remove(company.browser, share, 2)).status).toBe(204);
    const parts = (await items(admin, path)).map(({ part }) => part);
    expect(parts).toEqual(['0.2500000000', '0.2500000000']);
  });
});
