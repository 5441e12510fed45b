/** Changes of many people at once, with the keyboard alone: select, look at the preview, change, try the failed ones again. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { press } from '../support/console/keyboard.js';
import { tabTo } from '../support/pages/keyboard.js';
import {
  api,
  change,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import type { Browser } from '../support/http/browser.js';
import { type KnownPerson, logIn, logInFromNewBrowser } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
afterAll(() => chromium.close());

/** Opens the list of people where these are first: tests beside this one log in other people all the time. */
async function openPeople(browser: Browser, people: readonly KnownPerson[], before = async () => {}) {
  for (const person of people) await logInFromNewBrowser(person);
  await before();
  return openConsole(chromium, browser, 'people?sort=-last_login');
}

const box = (tab: Page, { email }: KnownPerson) =>
  tab.getByRole('row', { name: email }).getByRole('checkbox');

async function select(tab: Page, person: KnownPerson): Promise<void> {
  await tabTo(tab, box(tab, person));
  await tab.keyboard.press('Space');
  expect(await box(tab, person).isChecked()).toBe(true);
}

const state = async ({ userId }: KnownPerson) => {
  const { body } = await members.admin.get(api(`users/${userId}/`));
  return (body as { is_active: boolean }).is_active;
};

async function activate({ userId }: KnownPerson, isActive: boolean): Promise<void> {
  const action = isActive ? 'activate' : 'deactivate';
  expect((await members.admin.post(api('users/changes/'), { action, user_ids: [userId] })).status).toBe(200);
}

async function flag({ userId }: KnownPerson, flags: object): Promise<void> {
  const { admin } = members;
  const { version } = (await admin.get(api(`users/${userId}/`))).body as { version: number };
  expect((await change(admin, `users/${userId}/flags/`, version, flags)).status).toBe(200);
}

describe('several people', () => {
  it('are deactivated after a preview, and those without a change are named', async () => {
    const { worker, tenant, admin } = members;
    const other = await logInFromNewBrowser(worker);
    const { tab, faults } = await openPeople(admin, [tenant, worker], () => activate(tenant, false));
    await select(tab, worker);
    await select(tab, tenant);
    await tab.getByText('2 selected').waitFor();
    await tab.keyboard.press('Enter');
    await press(tab, 'Deactivate');
    const panel = tab.getByRole('dialog', { name: 'Deactivate' });
    await panel.getByRole('heading', { name: '1 account changes' }).waitFor();
    await panel.getByRole('heading', { name: '1 account stays as it is' }).waitFor();
    expect(await state(worker)).toBe(true);
    await press(tab, 'Deactivate 1 account');
    await panel.getByRole('heading', { name: '1 account is changed' }).waitFor();
    expect(await state(worker)).toBe(false);
    expect((await other.get(api('me/'))).status).toBe(401);
    await tab.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await tab.getByRole('region', { name: 'Selected rows' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('are reported when they are refused, and tried again', async () => {
    const { company: staff, rival, tenant } = members;
    await flag(staff, { is_staff: true });
    await logIn(staff);
    await activate(tenant, true);
    const { tab, faults } = await openPeople(staff.browser, [rival, tenant], async () => {
      await flag(rival, { is_admin: true });
      await activate(tenant, false);
    });
    for (const person of [rival, tenant]) await select(tab, person);
    await tab.keyboard.press('Enter');
    await press(tab, 'Activate');
    const panel = tab.getByRole('dialog', { name: 'Activate' });
    await panel.getByRole('heading', { name: '1 account would be refused' }).waitFor();
    await press(tab, 'Activate 1 account');
    await panel.getByRole('heading', { name: '1 account is refused' }).waitFor();
    expect(await state(tenant)).toBe(true);
    await flag(rival, { is_admin: false });
    await press(tab, 'Try 1 again');
    await panel.getByRole('heading', { name: '1 account was so before' }).waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('are selected by Shift from one to another, and all of a page at once', async () => {
    const { tab } = await openConsole(chromium, members.admin, 'people');
    const boxes = tab.locator('tbody').getByRole('checkbox');
    await tabTo(tab, boxes.first());
    await tab.keyboard.press('Space');
    await tab.keyboard.press('Shift+ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Shift+Space');
    await tab.getByText('4 selected').waitFor();
    await tab.keyboard.press('Enter');
    await press(tab, 'Clear selection');
    await tab.getByRole('region', { name: 'Selected rows' }).waitFor({ state: 'detached' });
    await tabTo(tab, tab.getByRole('checkbox', { name: 'Select all rows' }));
    await tab.keyboard.press('Space');
    await tab.getByRole('region', { name: 'Selected rows' }).waitFor();
    expect(await boxes.evaluateAll((all) => all.every((one) => (one as never)['checked']))).toBe(true);
    await tab.context().close();
  });
});
