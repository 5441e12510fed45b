/** The search over everything, through the API and in the shell. */
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import {
  api,
  assign,
  create,
  createOrganisation,
  housing,
  type OrganisationMembers,
  refused,
} from '../support/people/organisations.js';

const system = inject('system');

let members: OrganisationMembers;
beforeAll(async () => {
  members = await createOrganisation(system);
  await assign(members.admin, members.company, members.worker);
});

const search = (query: string) => api(`search/?query=${encodeURIComponent(query)}`);
const nothing = { people: [], companies: [], departments: [], houses: [], permissions: [] };

describe('the search over everything', () => {
  it('finds people and companies for administrators by a part of the email', async () => {
    const { admin, company, worker } = members;
    const found = await admin.get(search(worker.email.slice(0, -8).toUpperCase()));
    expect(found).toMatchObject({ status: 200, body: { people: [{ user_id: worker.userId }] } });
    const { body } = await admin.get(search(company.email));
    expect(body).toMatchObject({ ...nothing, companies: [{ user_id: company.userId, type: 'company' }] });
  });

  it('finds for a company its own people and houses, and nothing of another', async () => {
    const { company, rival, worker } = members;
    const { house } = await housing(company.browser);
    const department = await create(company.browser, 'departments/', { name: 'Repairs' });
    await create(company.browser, `departments/${department.id}/workers/`, { user_id: worker.userId });
    const { body } = await company.browser.get(search('Невский'));
    expect(body).toMatchObject({ ...nothing, houses: [{ id: house.id, street: 'Невский' }] });
    const { body: account } = await worker.browser.get(api('me/'));
    const { name } = account as { name: string };
    const people = [{ user_id: worker.userId, name, email: null }];
    expect((await company.browser.get(search(name))).body).toMatchObject({ people });
    for (const query of ['Невский', name]) {
      expect((await rival.browser.get(search(query))).body).toEqual(nothing);
    }
  });

  it('is refused to people without a rank, and to text without a letter or digit', async () => {
    expect(await members.tenant.browser.get(search('Ann'))).toMatchObject(refused);
    for (const query of ['query=', 'query=%25', '', `query=${'a'.repeat(101)}`, 'query=a&limit=21']) {
      const { status, body } = await members.admin.get(api(`search/?${query}`));
      expect([query, status, body]).toMatchObject([query, 400, {}]);
    }
  });

  it('prints what it finds in the shell, one line each or as JSON', async () => {
    const { worker } = members;
    const run = (...args: string[]) => runCommand(['search', ...args], system.environment);
    const lines = await run(worker.email);
    expect(lines.stdout).toMatch(new RegExp(`^person\t${worker.userId}\t[^\t]+\t${worker.email}\n$`));
    const json = await run(worker.email, '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ people: [{ user_id: worker.userId }] });
    const wrong = await run('%');
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('letter or digit')]);
  });
});
