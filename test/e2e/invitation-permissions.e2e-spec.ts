/** What an invitation can give, over HTTP: what the company holds, and no more than it may know. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import {
  api,
  create,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { companyProfile, loggedInPerson } from '../support/people/people.js';

const system = inject('system');
const [held, other] = [0, 1].map(() => `lamp_${randomUUID().slice(0, 8)}`) as [string, string];
const [within, beyond] = [`Keeper ${held}`, `Owner ${held}`];

let members: OrganisationMembers;
beforeAll(async () => {
  members = await createOrganisation(system);
  const { company, admin } = members;
  for (const name of [held, other]) await create(admin, 'permissions/', { name });
  const permissions = [`${held} read`];
  await admin.post(api(`users/${company.userId}/permissions/`), { permissions });
  await create(admin, 'permission-groups/', { name: within, permissions });
  await create(admin, 'permission-groups/', { name: beyond, permissions: [...permissions, `${other} read`] });
});

const givable = (browser: Browser, query = '') => browser.get(api(`invitations/permissions/${query}`));

interface Givable {
  readonly permissions: readonly { readonly permission: string }[];
  readonly groups: readonly string[];
}

describe('what an invitation can give', () => {
  it('is what the company holds, for the company and for administrators who ask about it', async () => {
    const { company, admin } = members;
    const [own, asked] = [
      await givable(company.browser),
      await givable(admin, `?company_id=${company.userId}`),
    ];
    expect(own).toMatchObject({
      status: 200,
      body: { permissions: [{ permission: `${held} read` }], groups: [within], is_cut: false },
    });
    expect(asked.body).toEqual(own.body);
  });

  it('is every permission for administrators who invite to no company', async () => {
    const { permissions, groups } = (await givable(members.admin)).body as Givable;
    const named = permissions.map(({ permission }) => permission);
    expect(named).toEqual(expect.arrayContaining([`${held} read`, `${other} delete`]));
    expect(groups).toEqual(expect.arrayContaining([within, beyond]));
  });

  it('is told neither about other companies nor to people who invite nobody', async () => {
    const { company, rival, worker } = members;
    const waiting = await loggedInPerson(system.gateway, new Mailbox(system.mailbox), companyProfile());
    expect((await givable(rival.browser, `?company_id=${company.userId}`)).status).toBe(403);
    expect((await givable(worker.browser)).status).toBe(403);
    expect((await givable(waiting.browser)).body).toMatchObject({ code: 'company_approval_pending' });
    expect((await givable(members.admin, '?company_id=x')).status).toBe(400);
  });
});
