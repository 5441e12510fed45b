/** The main tasks about one person, with the keyboard alone: find them, end their sessions, grant a permission, edit. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole, openScreen } from '../support/console/console-tab.js';
import { mustRun } from '../support/apps/run-command.js';
import { api, createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { press } from '../support/console/keyboard.js';
import { typeInto } from '../support/pages/keyboard.js';
import { logInFromNewBrowser } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  await mustRun(['seed'], system.environment);
});
afterAll(() => chromium.close());

const shows = (tab: Page, text: string) => tab.getByText(text, { exact: true }).waitFor();

describe('with the keyboard alone', () => {
  it('an administrator finds a person by typing, and ends all their sessions', async () => {
    const { worker, admin } = members;
    const other = await logInFromNewBrowser(worker);
    const { tab, faults } = await openConsole(chromium, admin, 'people');
    await tab.keyboard.press('/');
    await tab.keyboard.type(worker.email);
    await tab.getByRole('cell', { name: worker.email }).waitFor();
    await tab.locator('tbody tr').nth(1).waitFor({ state: 'detached' });
    const name = await tab.locator('tbody a').innerText();
    await press(tab, name);
    await tab.getByRole('heading', { level: 1, name }).waitFor();
    await press(tab, 'Sessions');
    await tab.getByRole('button', { name: 'End all sessions' }).waitFor();
    await tab.locator('table[aria-busy=false]').waitFor();
    await press(tab, 'End all sessions');
    await tab.getByRole('dialog', { name: 'End all sessions' }).waitFor();
    await press(tab, 'End');
    await shows(tab, 'All sessions have ended.');
    await shows(tab, 'This person is not logged in anywhere.');
    expect((await other.get(api('me/'))).status).toBe(401);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('an administrator grants a permission', async () => {
    const { company, admin } = members;
    const { tab, faults } = await openConsole(chromium, admin, `people/${company.userId}/permissions`);
    await press(tab, 'Grant a permission');
    await tab.getByRole('dialog', { name: 'Grant a permission' }).waitFor();
    await typeInto(tab, 'Permission', 'no_such_permission');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').waitFor();
    await typeInto(tab, 'Permission', 'crm_button');
    await tab.keyboard.press('Enter');
    await shows(tab, 'The permission is granted.');
    const { body } = await admin.get(api(`users/${company.userId}/permissions/`));
    expect((body as { items: object[] }).items).toHaveLength(4);
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});

describe('two administrators who edit one person', () => {
  it('see what the other saved, and the second one chooses', async () => {
    const { tenant, admin } = members;
    const { tab } = await openConsole(chromium, admin, `people/${tenant.userId}`);
    await tab.getByRole('button', { name: 'Edit' }).click();
    await tab.getByRole('textbox', { name: 'Note' }).fill('mine');
    const read = await admin.get(api(`users/${tenant.userId}/`));
    const { version } = read.body as { version: number };
    const headers = { 'If-Match': `"${version}"` };
    const body = { comment: 'theirs' };
    const changed = await admin.request('PATCH', api(`users/${tenant.userId}/`), { headers, body });
    expect(changed.status).toBe(200);
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByRole('row', { name: 'Note theirs' }).waitFor();
    expect(await tab.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('mine');
    await tab.getByRole('button', { name: 'Keep mine, save again' }).click();
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await shows(tab, 'The changes are saved.');
    const { body: after } = await admin.get(api(`users/${tenant.userId}/`));
    expect(after).toMatchObject({ comment: 'mine' });
    await tab.context().close();
  });
});

describe('an account', () => {
  it('is erased only after its address was typed', async () => {
    const { rival, admin } = members;
    const { tab } = await openConsole(chromium, admin, `people/${rival.userId}`);
    await tab.getByRole('button', { name: /^Actions: / }).click();
    await tab.getByRole('menuitem', { name: 'Erase for good' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Erase for good' });
    await dialog.getByRole('textbox').fill('something else');
    await dialog.getByRole('button', { name: 'Erase' }).click();
    await shows(tab, 'This differs from the name above.');
    expect((await admin.get(api(`users/${rival.userId}/`))).status).toBe(200);
    await dialog.getByRole('textbox').fill(rival.email);
    await dialog.getByRole('button', { name: 'Erase' }).click();
    await tab.waitForURL(/\/console\/people$/);
    expect((await admin.get(api(`users/${rival.userId}/`))).status).toBe(404);
    await openScreen(tab, gateway, `people/${rival.userId}`);
    await tab.getByRole('alert').waitFor();
    await tab.context().close();
  });
});
