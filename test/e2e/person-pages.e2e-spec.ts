/** Administrators create and change accounts on pages, in Chromium. */
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { formsOf, locationOf, openPage, submitForm } from '../support/pages/forms.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import { api, create, superuserOf } from '../support/people/organisations.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  setLanguage,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let admin: Browser;
let person: KnownPerson;
beforeAll(async () => {
  chromium = await startChromium();
  [admin, person] = await Promise.all([superuserOf(system), loggedInPerson(gateway, mailbox)]);
  await setLanguage(admin, 'en');
});
afterAll(() => chromium.close());

const tabOf = (options?: BrowserContextOptions) => openTab(chromium, admin, options);

const heading = (tab: Page, name: string) => tab.getByRole('heading', { name, level: 1 }).waitFor();
const notice = (tab: Page, text: string) => tab.getByRole('status').getByText(text).waitFor();
const factOf = (tab: Page, term: string) => tab.locator(`dt:text-is("${term}") + dd`).textContent();

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('an administrator %s', (_, javaScriptEnabled) => {
  it('creates an account, and its owner sets the password', async () => {
    const { tab, faults } = await tabOf({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
    const email = uniqueEmail('made');
    await tab.goto(`${gateway}/account/people`);
    await press(tab, 'Create an account');
    await press(tab, 'Worker');
    await typeInto(tab, 'Email', email);
    await typeInto(tab, 'Last name', '<i>Ли');
    await typeInto(tab, 'First name', 'Анна');
    await tabTo(tab, tab.getByLabel('Date of birth'));
    await tab.keyboard.type('08251990');
    await tabTo(tab, tab.getByLabel('Sex'));
    await tab.keyboard.press('F');
    await typeInto(tab, 'Phones (optional)', '+7 921 123-45-67');
    await press(tab, 'Create the account');
    await heading(tab, 'Анна <i>Ли');
    await notice(tab, 'We sent a mail with a link to set the password.');
    expect([await factOf(tab, 'State'), await factOf(tab, 'Phones')]).toEqual([
      'Inactive',
      '+7 921 123-45-67',
    ]);
    expect((await mailbox.link(email)).href).toContain('reset');
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);

  it('changes details, requests another email and withdraws it, and deactivates and activates', async () => {
    const email = uniqueEmail('changed');
    const profile = { type: 'company', name: `Harbour ${email}` };
    const account = await create(admin, 'users/', { email, profile, password: uniquePassword() });
    const { tab, faults } = await tabOf({ javaScriptEnabled });
    await tab.goto(`${gateway}/account/people/${String(account['user_id'])}`);
    await press(tab, 'Change the details');
    await typeInto(tab, 'INN (optional)', '12');
    await tabTo(tab, tab.getByLabel('Note (optional)'));
    await tab.keyboard.type('First\nSecond <b>');
    await press(tab, 'Save');
    await tab.getByRole('alert').waitFor();
    expect(await tab.getByLabel('Note (optional)').inputValue()).toBe('First\nSecond <b>');
    await typeInto(tab, 'INN (optional)', ' ');
    await tab.keyboard.press('Backspace');
    await press(tab, 'Save');
    await notice(tab, 'The changes are saved.');
    expect(await factOf(tab, 'Note')).toBe('First\nSecond <b>');
    await press(tab, 'Change the email');
    const newEmail = uniqueEmail('next');
    await typeInto(tab, 'New email', newEmail);
    await press(tab, 'Change the email');
    await notice(tab, 'We sent a mail to the new address.');
    await tab.getByText(`The new address waits for its confirmation: ${newEmail}.`).waitFor();
    await press(tab, 'Withdraw the change');
    await notice(tab, 'The change of email is withdrawn.');
    expect(await tab.getByText(newEmail).count()).toBe(0);
    await press(tab, 'Send the link');
    await notice(tab, 'The mail with the link will arrive soon.');
    // Before the account is deactivated: the worker sends no link to an inactive account.
    await mailbox.mailWith(email, /reset/);
    await press(tab, 'Deactivate');
    await notice(tab, 'The account is inactive');
    await press(tab, 'Activate');
    await notice(tab, 'The account is active.');
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});

describe('the page of an account', () => {
  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)(
    'is accessible in %s, %i pixels wide, with its forms',
    async (locale, width) => {
      await setLanguage(admin, locale);
      const { tab, faults } = await tabOf({ locale, viewport: { width, height: 800 } });
      const found: Record<string, unknown> = {};
      for (const path of ['', '/change', '/email', '/rank']) {
        await tab.goto(`${gateway}/account/people/${person.userId}${path}`);
        const name = `person-${path.slice(1)}-${locale}-${width}`;
        await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
        const wrong = [...(await accessibilityFaults(tab)), ...((await overflows(tab)) ? ['too wide'] : [])];
        if (wrong.length > 0) found[path] = wrong;
      }
      expect([found, faults]).toEqual([{}, []]);
      await setLanguage(admin, 'en');
      await tab.context().close();
    },
    120_000,
  );

  it('shows the newer values to an administrator whose form is out of date', async () => {
    const path = `/account/people/${person.userId}/change`;
    const [form] = formsOf((await openPage(admin, path)).body);
    const first = await submitForm(admin, form!, { position: 'Plumber' });
    expect(locationOf(first)).toEqual([303, `/account/people/${person.userId}?done=saved`]);
    const second = await submitForm(admin, form!, { position: 'Painter', citizenship: 'X' });
    expect(second.status).toBe(409);
    expect(String(second.body)).toContain('Somebody else has changed the account meanwhile');
    expect(String(second.body)).toContain('value="Plumber"');
    const [again] = formsOf(second.body);
    expect((await submitForm(admin, again!, { position: 'Painter' })).status).toBe(303);
    expect((await admin.get(api(`users/${person.userId}/`))).body).toMatchObject({
      profile: { position: 'Painter', citizenship: '' },
    });
  });

  it('sets and removes the picture, and shows why a file is refused', async () => {
    const { tab, faults } = await tabOf({});
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await tab.goto(`${gateway}/account/people/${person.userId}`);
    const upload = async (buffer: Buffer) => {
      await tab.getByLabel('Picture file').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
      await press(tab, 'Save the picture');
    };
    await upload(Buffer.from('no picture'));
    await tab.getByText('This is not a PNG, JPEG or WebP picture').waitFor();
    await upload(picture);
    await notice(tab, 'The changes are saved.');
    expect((await person.browser.get('/api/v1/me/avatar/')).status).toBe(200);
    await press(tab, 'Remove');
    await tab.getByText('No picture yet').waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('gives and takes the rank', async () => {
    const email = uniqueEmail('promoted');
    const profile = { type: 'company', name: email };
    const account = await create(admin, 'users/', { email, profile, password: uniquePassword() });
    const path = `/account/people/${String(account['user_id'])}`;
    const { tab, faults } = await tabOf({});
    await tab.goto(gateway + path);
    await press(tab, 'Change the rank');
    await tabTo(tab, tab.getByLabel('Admin: manages'));
    await tab.keyboard.press('Space');
    await press(tab, 'Save the rank');
    await notice(tab, 'The changes are saved.');
    expect(await factOf(tab, 'Rank')).toBe('Admin');
    await press(tab, 'Change the rank');
    const admins = tab.getByLabel('Admin: manages');
    expect(await admins.isChecked()).toBe(true);
    await admins.uncheck();
    await press(tab, 'Save the rank');
    await notice(tab, 'The changes are saved.');
    expect((await admin.get(api(`users/${String(account['user_id'])}/`))).body).toMatchObject({
      is_admin: false,
      is_staff: false,
    });
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('lets staff give only what they have, whatever the form sends', async () => {
    const [staffEmail, password] = [uniqueEmail('clerk'), uniquePassword()];
    const profile = { type: 'company', name: staffEmail };
    await create(admin, 'users/', { email: staffEmail, password, profile, is_staff: true });
    const staff = { browser: new Browser(gateway), email: staffEmail, password };
    await logIn(staff);
    const path = `/account/people/${person.userId}/rank`;
    const [form] = formsOf((await openPage(staff.browser, path)).body);
    expect(JSON.stringify(form)).not.toMatch(/flags:(admin|superuser)/);
    const sent = await submitForm(staff.browser, form!, { 'flags:superuser': 'on', 'flags:admin': 'on' });
    expect(sent.status).toBe(303);
    expect((await admin.get(api(`users/${person.userId}/`))).body).toMatchObject({
      is_superuser: false,
      is_admin: false,
    });
  });

  it('offers no change of an account out of reach, and is refused to everybody else', async () => {
    const staffEmail = uniqueEmail('staff');
    const password = uniquePassword();
    const profile = { type: 'company', name: staffEmail };
    await create(admin, 'users/', { email: staffEmail, password, profile, is_staff: true });
    const { tab } = await tabOf({});
    await tab.context().clearCookies();
    const root = (await admin.get('/api/v1/me/')).body as { user_id: number };
    await tab.goto(`${gateway}/account/people/${root.user_id}`);
    await typeInto(tab, 'Email', staffEmail);
    await typeInto(tab, 'Password', password);
    await press(tab, 'Log in');
    await tab.getByText('Only an administrator of a higher rank can change this account.').waitFor();
    expect(await tab.locator('main form').count()).toBe(0);
    const sent = await tab.goto(`${gateway}/account/people/${person.userId}`);
    expect(sent!.status()).toBe(200);
    for (const path of ['', '/change', '/email', '/rank']) {
      const page = await openPage(person.browser, `/account/people/${root.user_id}${path}`);
      expect(page.status).toBe(403);
    }
    expect((await openPage(person.browser, '/account/people/new')).status).toBe(403);
    expect((await openPage(admin, '/account/people/99999999')).status).toBe(404);
    expect((await openPage(admin, '/account/people/x')).status).toBe(404);
    await tab.context().close();
  });
});
