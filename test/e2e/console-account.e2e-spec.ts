/** Creating people and changing their accounts in the console, with the keyboard alone. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mustRun } from '../support/apps/run-command.js';
import { openConsole } from '../support/console/console-tab.js';
import { chooseAction, chooseOption, fill, press, reach } from '../support/console/keyboard.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { typeInto } from '../support/pages/keyboard.js';
import { api, createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';
import { logInFromNewBrowser, setLanguage, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  await mustRun(['seed'], system.environment);
  await setLanguage(members.admin, 'en');
});
afterAll(() => chromium.close());

const open = (path: string) => openConsole(chromium, members.admin, path);
const shows = (tab: Page, text: string | RegExp) => tab.getByText(text, { exact: true }).waitFor();
const menuOf = async (tab: Page): Promise<string> =>
  (await tab.getByRole('button', { name: /^Actions: / }).getAttribute('aria-label'))!;
const account = async (userId: number) =>
  (await members.admin.get(api(`users/${userId}/`))).body as Record<string, unknown>;

describe('a person is created', () => {
  it('without a password, and the console says what was mailed', async () => {
    const email = uniqueEmail('console');
    const { tab, faults } = await open('people');
    await press(tab, 'Create account');
    await tab.getByRole('heading', { level: 1, name: 'New account' }).waitFor();
    await fill(tab, 'Email', members.worker.email);
    await chooseOption(tab, 'Type', 'Worker');
    await fill(tab, 'Last name', '<b>Lee</b>');
    await fill(tab, 'First name', 'Ann');
    await tab.keyboard.press('Enter');
    const alert = tab.getByRole('alert');
    await alert.getByRole('listitem').first().waitFor();
    expect(await tab.getByLabel('Date of birth').getAttribute('aria-invalid')).toBe('true');
    expect(await tab.getByLabel('Last name').inputValue()).toBe('<b>Lee</b>');
    await reach(tab, 'textbox', 'Date of birth');
    await tab.keyboard.type('08251990');
    await press(tab, 'Create account');
    await tab.getByLabel('Email').and(tab.locator('[aria-invalid=true]')).waitFor();
    await fill(tab, 'Email', email);
    await press(tab, 'Create account');
    await shows(tab, new RegExp(`link to set a password is on its way to ${email}`));
    await tab.getByRole('heading', { level: 1, name: 'Ann <b>Lee</b>' }).waitFor();
    expect((await mailbox.mail(email)).text).toMatch(/password/);
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 60_000);

  it('with a password, as a company of the rank that was chosen', async () => {
    const email = uniqueEmail('console');
    const password = uniquePassword();
    const { tab, faults } = await open('people/new?type=company');
    await fill(tab, 'Email', email);
    await fill(tab, 'Password (optional)', password);
    await fill(tab, 'Name', `Harbour ${email}`);
    await reach(tab, 'checkbox', 'Staff');
    await tab.keyboard.press('Space');
    await press(tab, 'Create account');
    await shows(tab, 'The account is created. It can be used at once; no mail was sent.');
    await tab.getByRole('heading', { level: 1, name: `Harbour ${email}` }).waitFor();
    const [found] = await items(members.admin, `users/?search=${encodeURIComponent(email)}`);
    expect(found).toMatchObject({ type: 'company', is_active: true, is_staff: true, is_admin: false });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 60_000);
});

describe('from the menu of a person', () => {
  it('an administrator changes the email and the rank, and sends a password reset', async () => {
    const { userId, email } = members.worker;
    const next = uniqueEmail('next');
    const { tab, faults } = await open(`people/${userId}`);
    const menu = await menuOf(tab);
    await chooseAction(tab, menu, 'Change the email');
    await fill(tab, 'New email', 'nonsense');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').waitFor();
    await fill(tab, 'New email', next);
    await tab.keyboard.press('Enter');
    await shows(tab, 'A mail is on its way to the new address.');
    expect((await mailbox.mail(next)).text).toMatch(/email/);
    await tab.getByText(`${next} waits for its confirmation`).waitFor();
    await press(tab, 'Withdraw');
    const dialog = tab.getByRole('dialog', { name: /^Withdraw the change to / });
    await dialog.waitFor();
    await press(tab, 'Withdraw');
    await shows(tab, 'The change of email is withdrawn.');
    const { body } = await members.admin.get(api(`users/${userId}/email/`));
    expect(body).toEqual({ requested_email: null });
    await chooseAction(tab, menu, 'Change the rank');
    await reach(tab, 'checkbox', 'Staff');
    await tab.keyboard.press('Space');
    await press(tab, 'Save');
    await shows(tab, 'The rank is changed.');
    expect(await account(userId)).toMatchObject({ is_staff: true, email });
    await chooseAction(tab, menu, 'Send a password reset');
    await tab.getByRole('dialog', { name: 'Send a password reset' }).waitFor();
    await press(tab, 'Send');
    await shows(tab, 'The mail is on its way.');
    await mailbox.mailWith(email, /reset/);
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 60_000);

  it('staff get no actions for an account of their own rank or above', async () => {
    const { rival, company, admin } = members;
    for (const { userId } of [rival, company]) {
      const headers = { 'If-Match': `"${String((await account(userId))['version'])}"` };
      await admin.request('PATCH', api(`users/${userId}/flags/`), { headers, body: { is_staff: true } });
    }
    const browser = await logInFromNewBrowser(rival);
    await setLanguage(browser, 'en');
    const { tab } = await openConsole(chromium, browser, `people/${company.userId}`);
    await shows(tab, 'Active');
    expect(await tab.getByRole('button', { name: /^Actions: / }).count()).toBe(0);
    await tab.context().close();
  }, 60_000);
});

describe('the permissions of a person', () => {
  it('say why they are held, and why not', async () => {
    const { tenant, admin } = members;
    const { company } = members;
    const body = { permissions: ['crm_button read'] };
    await admin.post(api(`users/${company.userId}/permissions/`), body);
    const { tab, faults } = await open(`people/${company.userId}/permissions`);
    await press(tab, 'Why crm_button read');
    const held = tab.getByRole('dialog', { name: 'Why crm_button read' });
    await held.getByText('The account can be used.').waitFor();
    const steps = held.getByRole('listitem').filter({ has: tab.getByRole('heading') });
    expect(await steps.getByRole('heading').allInnerTexts()).toEqual(['Grant', 'Account', 'Result']);
    await tab.keyboard.press('Escape');
    await held.waitFor({ state: 'detached' });
    await tab.goto(`${system.gateway}/console/people/${tenant.userId}/permissions`);
    await press(tab, 'Why not?');
    await typeInto(tab, 'Permission', 'no_such_permission');
    await tab.keyboard.press('Enter');
    await tab.getByRole('alert').waitFor();
    await typeInto(tab, 'Permission', 'crm_button');
    await tab.keyboard.press('Enter');
    const lacking = tab.getByRole('dialog', { name: 'Why not?' });
    await lacking.getByText('This permission is not granted.').waitFor();
    await lacking.getByText('This person belongs to no company, and so can hold nothing.').waitFor();
    await lacking.getByText('Not in force').waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 60_000);
});
