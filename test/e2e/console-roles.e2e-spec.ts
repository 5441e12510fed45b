/** What each role finds in the console: it is led to nothing that the API refuses it, and only calls routes that are for it. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole, openScreen } from '../support/console/console-tab.js';
import { screensOf } from '../support/console/screens.js';
import {
  type ApiDocument,
  DocumentedPaths,
  fetchApiDocument,
} from '../support/http/api-document/api-document.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import {
  api,
  assign,
  create,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { loggedInPerson } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;

const forCompanies = ['Overview', 'Invitations', 'Import', 'Companies', 'Houses'];
const forStaff = [...forCompanies, 'People', 'Permissions', 'Permission groups', 'Bans', 'Mails'];
const forAdmins = [...forStaff, 'Approvals', 'Events', 'About'];
const forSuperusers = [...forAdmins, 'Signing keys', 'Settings', 'Diagnosis', 'Audit log'];
const roles = { company: forCompanies, staff: forStaff, admin: forAdmins, superuser: forSuperusers };
type Role = keyof typeof roles;
const impliedBy: Record<Role, readonly string[]> = {
  company: [],
  staff: [],
  admin: [],
  superuser: ['staff', 'admin'],
};

let chromium: Chromium;
let members: OrganisationMembers;
const callers = {} as Record<Role, Browser>;
let document: ApiDocument;
let paths: DocumentedPaths;

beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  const { company, worker, tenant, admin } = members;
  callers.company = company.browser;
  callers.superuser = admin;
  for (const role of ['staff', 'admin'] as const) {
    const person = await loggedInPerson(gateway, new Mailbox(system.mailbox));
    const options = { headers: { 'If-Match': '"1"' }, body: { [`is_${role}`]: true } };
    expect((await admin.request('PATCH', api(`users/${person.userId}/flags/`), options)).status).toBe(200);
    callers[role] = person.browser;
  }
  await assign(admin, company, worker);
  await assign(admin, company, tenant);
  const department = await create(company.browser, 'departments/', { name: 'Porters' });
  await company.browser.post(api(`departments/${department.id}/workers/`), { user_id: worker.userId });
  const group = await create(company.browser, 'house-groups/', { name: 'North' });
  const house = await create(company.browser, 'houses/', {
    group_id: group.id,
    city: 'Tver',
    street: 'North Street',
    number: '1',
  });
  const area = await create(company.browser, 'areas/', { house_id: house.id, number: '7' });
  await company.browser.post(api(`areas/${area.id}/tenants/`), { user_id: tenant.userId });
  document = await fetchApiDocument(gateway);
  paths = new DocumentedPaths(document);
});
afterAll(() => chromium.close());

/** @returns who may call what a request of the console was sent to; undefined for an unknown route */
function callersOf(method: string, address: string): readonly string[] | undefined {
  const path = paths.find(new URL(address).pathname);
  return path === undefined ? undefined : document.paths[path]![method.toLowerCase()]?.['x-roles'];
}

/** @returns the links of the console on the screen, one for each kind of screen */
async function linksOn(tab: Page): Promise<Map<string, string>> {
  const addresses = await tab.evaluate<string[]>(
    `[...document.querySelectorAll('a[href]')].map(({ href }) => href)`,
  );
  const own = addresses.filter((address) => address.startsWith(`${gateway}/console/`));
  return new Map(
    own.map((address) => {
      const path = address.slice(`${gateway}/console/`.length).split(/[?#]/)[0]!;
      return [path.replaceAll(/(?<=^|\/)(\d+|[0-9a-f-]{36})(?=\/|$)/g, '…'), path];
    }),
  );
}

describe.each(Object.keys(roles) as Role[])('%s', (role) => {
  it('is led only to screens whose every request the API answers', async () => {
    const { tab, faults } = await openConsole(chromium, callers[role], '');
    const wrong: string[] = [];
    tab.on('response', (response) => {
      const address = response.url();
      if (!address.startsWith(`${gateway}/api/`)) return;
      const method = response.request().method();
      const request = `${method} ${address.slice(gateway.length)}`;
      // The API answers 404 for an avatar that nobody uploaded.
      if (response.status() >= 400 && !address.includes('/avatar'))
        wrong.push(`${request}: ${response.status()}`);
      const allowed = callersOf(method, address);
      const mayCall = allowed?.some((one) => ['user', 'anonymous', role, ...impliedBy[role]].includes(one));
      if (!mayCall) wrong.push(`${request} is not for ${role}`);
    });
    const visited = new Set<string>();
    const waiting = await linksOn(tab);
    for (const [kind, path] of waiting) {
      if (visited.has(kind)) continue;
      visited.add(kind);
      await openScreen(tab, gateway, path);
      for (const [further, address] of await linksOn(tab))
        if (!visited.has(further)) waiting.set(further, address);
    }
    expect(wrong).toEqual([]);
    expect(faults).toEqual([]);
    // People, companies, houses and what lies in them, not only the navigation.
    expect(visited.size).toBeGreaterThan(roles[role].length + 4);
    await tab.context().close();
  }, 180_000);

  it('finds its screens in the navigation and no others', async () => {
    const { tab } = await openConsole(chromium, callers[role], '');
    const found = await tab.getByRole('navigation', { name: 'Navigation' }).getByRole('link').allInnerTexts();
    expect(found.sort()).toEqual([...roles[role]].sort());
    await tab.context().close();
  });
});

it('tells a company that opens the screens of others that they are not for it, and shows nothing of them', async () => {
  const { tab } = await openConsole(chromium, members.company.browser, '');
  for (const name of ['people', 'bans', 'signing-keys', 'permissions', 'mails', 'settings', 'about']) {
    await openScreen(tab, gateway, screensOf(members)[name]!);
    await tab.getByRole('alert').first().waitFor();
    expect(await tab.locator('tbody tr').count(), name).toBe(0);
  }
  await tab.context().close();
});

it('leads residents and workers to their own account', async () => {
  const { tab } = await openConsole(chromium, members.tenant.browser, 'people');
  await tab.getByRole('link', { name: 'My account' }).waitFor();
  expect(await tab.getByRole('navigation', { name: 'Navigation' }).getByRole('link').count()).toBe(0);
  await tab.context().close();
});
