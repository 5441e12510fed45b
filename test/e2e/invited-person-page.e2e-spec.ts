/** The page of an invitation in Chromium, with the keyboard alone, in both languages. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { api, createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { type Person, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let members: OrganisationMembers;

beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
afterAll(() => chromium.close());

async function invite(email: string): Promise<{ id: string; link: string }> {
  const profile = { type: 'worker', first_name: 'Ann', last_name: 'Lee' };
  const { body } = await members.company.browser.post(api('invitations/'), { email, profile });
  const mail = await mailbox.mailWith(email, /account\/invitation/);
  return { id: (body as { id: string }).id, link: mailbox.linkIn(mail).href };
}

async function open(link: string, locale: string, width = 390): Promise<Page> {
  const context = await chromium.newContext({ locale, viewport: { width, height: 800 } });
  const { tab, faults } = await watchedTab(context, system.gateway);
  await tab.goto(link);
  expect(await accessibilityFaults(tab)).toEqual([]);
  expect(await overflows(tab)).toBe(false);
  expect(faults).toEqual([]);
  return tab;
}

const heading = (tab: Page) => tab.getByRole('heading', { level: 1 }).innerText();

async function logIn(tab: Page, { email, password }: Person): Promise<void> {
  await typeInto(tab, 'Email', email);
  await typeInto(tab, 'Password', password);
  await press(tab, 'Log in');
}

describe.each([
  ['en', 'Date of birth', 'Sex', 'Password', 'Accept the invitation', 'Invitation accepted', 'Log in'],
  ['ru', 'Дата рождения', 'Пол', 'Пароль', 'Принять приглашение', 'Приглашение принято', 'Войти'],
] as const)(
  'the page of an invitation, in %s',
  (locale, birthDate, sex, password, accept, done, logInButton) => {
    it('creates the account with the keyboard alone', async () => {
      const { link } = await invite(uniqueEmail('page'));
      const tab = await open(link, locale);
      await tab.getByLabel(birthDate).fill('1990-05-17');
      await tabTo(tab, tab.getByLabel(sex, { exact: true }));
      await tab.keyboard.press('ArrowDown');
      await typeInto(tab, password, uniquePassword());
      await press(tab, accept);
      expect(await heading(tab)).toBe(done);
      expect(await accessibilityFaults(tab)).toEqual([]);
      await press(tab, logInButton);
      expect(tab.url()).toContain('/account/login');
      await tab.context().close();
    });

    it('says what is wrong with the fields and keeps what was typed', async () => {
      const { link } = await invite(uniqueEmail('page'));
      const tab = await open(link, locale, 1280);
      await tab.evaluate(`document.querySelectorAll('form').forEach((form) => { form.noValidate = true; })`);
      await press(tab, accept);
      expect(await accessibilityFaults(tab)).toEqual([]);
      expect(await tab.locator('[aria-invalid=true]').count()).toBeGreaterThanOrEqual(2);
      await tab.context().close();
    });
  },
);

it('returns from the login to the invitation, which the account then accepts', async () => {
  const { worker } = members;
  const tab = await open((await invite(worker.email)).link, 'en');
  await press(tab, 'Log in');
  await logIn(tab, worker);
  expect(await heading(tab)).toBe('Invitation');
  await press(tab, 'Accept the invitation');
  expect(await heading(tab)).toBe('Invitation accepted');
  await tab.context().close();
});

it('tells another person who is logged in to log out', async () => {
  const { link } = await invite(uniqueEmail('other'));
  const tab = await open(`${system.gateway}/account/login`, 'en');
  await logIn(tab, members.tenant);
  await tab.goto(link);
  expect(await heading(tab)).toBe('This invitation cannot be accepted');
  expect(await tab.getByRole('link', { name: 'Log out', exact: true }).count()).toBeGreaterThan(0);
  expect(await accessibilityFaults(tab)).toEqual([]);
  await tab.context().close();
});

it('declines with one button, and its link then says so', async () => {
  const { link } = await invite(uniqueEmail('declined'));
  const tab = await open(link, 'en');
  await press(tab, 'Decline');
  expect(await heading(tab)).toBe('You declined');
  await tab.goto(link);
  expect(await tab.getByText('This invitation was declined').count()).toBe(1);
  expect(await accessibilityFaults(tab)).toEqual([]);
  await tab.context().close();
});

it('records the opening of the page by GET, not by HEAD', async () => {
  const { id, link } = await invite(uniqueEmail('opened'));
  const state = async () =>
    ((await members.company.browser.get(api(`invitations/${id}/`))).body as { state: string }).state;
  const { pathname, search } = new URL(link);
  await new Browser(system.gateway).request('HEAD', pathname + search);
  expect(await state()).toBe('sent');
  await new Browser(system.gateway).get(pathname + search);
  expect(await state()).toBe('opened');
});
