/** The form of an invitation in Chromium: places, permissions and groups to choose from. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPage } from '../support/pages/forms.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  api,
  create,
  createOrganisation,
  housing,
  items,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const newPage = `${gateway}/account/people/invitations/new`;
const [held, other] = [0, 1].map(() => `gate_${randomUUID().slice(0, 8)}`) as [string, string];
const [within, beyond] = [`Concierge ${held}`, `Owner ${held}`];

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  chromium = await startChromium();
  members = await createOrganisation(system);
  const { company, admin } = members;
  await Promise.all([company.browser, admin].map((browser) => setLanguage(browser, 'en')));
  for (const name of [held, other]) await create(admin, 'permissions/', { name });
  const permissions = [`${held} read`, `${held} update`];
  await admin.post(api(`users/${company.userId}/permissions/`), { permissions });
  await create(admin, 'permission-groups/', { name: within, permissions });
  await create(admin, 'permission-groups/', { name: beyond, permissions: [...permissions, `${other} read`] });
  await create(company.browser, 'departments/', { name: 'Gates' });
});
afterAll(() => chromium.close());

const sentTo = async (email: string) =>
  (await items(members.admin, `invitations/?search=${email}`))[0] as Record<string, unknown>;

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('a company %s', (_, javaScriptEnabled) => {
  it('ticks permissions that it holds, and keeps them while the form is corrected', async () => {
    const options = { javaScriptEnabled, viewport: { width: 390, height: 800 } };
    const { tab, faults } = await openTab(chromium, members.company.browser, options);
    const email = uniqueEmail('ticked');
    await tab.goto(`${newPage}?type=worker`);
    await typeInto(tab, 'Email', email);
    const choice = tab.getByLabel(`${held} read`);
    await tabTo(tab, choice);
    await tab.keyboard.press('Space');
    await press(tab, 'Send the invitation');
    await tab.getByRole('alert').waitFor();
    expect(await choice.isChecked()).toBe(true);
    expect(await tab.getByLabel(`${held} update`).isChecked()).toBe(false);
    expect(await accessibilityFaultsOf(tab, javaScriptEnabled)).toEqual([]);
    await tabTo(tab, tab.getByLabel('Department (optional)'));
    await tab.keyboard.press('G');
    await press(tab, 'Send the invitation');
    expect(await sentTo(email)).toMatchObject({ department: 'Gates', permissions: [`${held} read`] });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});

/** Axe needs scripts. */
const accessibilityFaultsOf = (tab: Parameters<typeof accessibilityFaults>[0], hasScripts: boolean) =>
  hasScripts ? accessibilityFaults(tab) : Promise.resolve([]);

describe('the form of an invitation', () => {
  it('offers a company only permissions and groups that it holds', async () => {
    const { tab } = await openTab(chromium, members.company.browser);
    const email = uniqueEmail('group');
    await tab.goto(`${newPage}?type=worker`);
    const choices = tab.getByRole('group', { name: /^Permissions/ }).getByRole('checkbox');
    expect(await choices.count()).toBe(2);
    const groups = tab.getByLabel('Permission group (optional)');
    expect(await groups.locator('option').allInnerTexts()).toEqual(['No group', within]);
    await groups.selectOption(within);
    await tab.getByLabel('Email').fill(email);
    await tab.getByLabel('Department (optional)').selectOption({ label: 'Gates' });
    await press(tab, 'Send the invitation');
    expect(await sentTo(email)).toMatchObject({
      group: within,
      permissions: [`${held} read`, `${held} update`],
    });
    await tab.context().close();
  });

  it('shows an administrator what the chosen company has, and refuses a number that is none', async () => {
    const { admin, company, worker } = members;
    const { tab, faults } = await openTab(chromium, admin);
    await tab.goto(`${newPage}?type=worker`);
    expect(await tab.getByLabel('Department (optional)').count()).toBe(0);
    const number = tab.getByLabel('Number of the company (optional)');
    await number.fill(String(worker.userId));
    await press(tab, 'Show');
    await tab.getByText('There is no approved company with this number.').waitFor();
    await number.fill(String(company.userId));
    await press(tab, 'Show');
    const email = uniqueEmail('chosen');
    await tab.getByLabel('Department (optional)').selectOption({ label: 'Gates' });
    await tab.getByLabel(`${held} update`).check();
    await tab.getByLabel('Email').fill(email);
    await press(tab, 'Send the invitation');
    expect(await sentTo(email)).toMatchObject({
      company_id: company.userId,
      department: 'Gates',
      permissions: [`${held} update`],
    });
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('lets an administrator give an invited company any permission', async () => {
    const { tab } = await openTab(chromium, members.admin);
    const email = uniqueEmail('firm');
    await tab.goto(`${newPage}?type=company`);
    await tab.getByLabel('Email').fill(email);
    await tab.getByLabel(`${other} delete`).check();
    await press(tab, 'Send the invitation');
    expect(await sentTo(email)).toMatchObject({ company_id: null, permissions: [`${other} delete`] });
    await tab.context().close();
  });

  it('lists 1,000 departments in the order of their names', async () => {
    const { rival } = members;
    const { browser } = rival;
    await setLanguage(browser, 'en');
    const names = Array.from({ length: 1000 }, (_, index) => `Department ${index + 1}`);
    for (let start = 0; start < names.length; start += 50) {
      await Promise.all(
        names.slice(start, start + 50).map((name) => create(browser, 'departments/', { name })),
      );
    }
    const { tab, faults } = await openTab(chromium, browser, { viewport: { width: 390, height: 800 } });
    await tab.goto(`${newPage}?type=worker`);
    const departments = tab.getByLabel('Department (optional)');
    const listed = await departments.locator('option').allInnerTexts();
    expect(listed).toEqual(['No department', ...names]);
    const email = uniqueEmail('thousandth');
    await departments.selectOption({ label: 'Department 987' });
    await tab.getByLabel('Email').fill(email);
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await overflows(tab)).toBe(false);
    await press(tab, 'Send the invitation');
    expect(await sentTo(email)).toMatchObject({ department: 'Department 987' });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);

  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 390],
  ] as const)('is accessible with choices in %s, %i pixels wide', async (locale, width) => {
    const { admin, company } = members;
    await housing(company.browser);
    await setLanguage(admin, locale);
    const { tab } = await openTab(chromium, admin, { locale, viewport: { width, height: 800 } });
    for (const type of ['worker', 'tenant', 'company']) {
      await tab.goto(`${newPage}?type=${type}&company_id=${company.userId}`);
      await tab.screenshot({ path: join(logs, `choices-${type}-${locale}-${width}.png`), fullPage: true });
      expect(await accessibilityFaults(tab)).toEqual([]);
      expect(await overflows(tab)).toBe(false);
    }
    await setLanguage(admin, 'en');
    await tab.context().close();
  });

  it('is refused to who manages nobody', async () => {
    const answer = await openPage(members.worker.browser, '/account/people/invitations/new');
    expect(answer.status).toBe(403);
  });
});
