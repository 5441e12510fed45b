/** The life of an account on several devices, in Chromium: with the keyboard alone, and without JavaScript. */
import { readFile } from 'node:fs/promises';
import type { Browser as Chromium, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Mailbox } from '../support/mail/mailbox.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { type WatchedTab, watchedTab } from '../support/pages/watched-tab.js';
import {
  type KnownPerson,
  loggedInPerson,
  register,
  uniqueEmail,
  uniquePassword,
} from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

let chromium: Chromium;
const contexts: BrowserContext[] = [];
beforeAll(async () => void (chromium = await startChromium()));
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await chromium.close();
});

async function device(javaScriptEnabled = true): Promise<WatchedTab> {
  const viewport = { width: 390, height: 800 };
  const context = await chromium.newContext({ locale: 'en', javaScriptEnabled, viewport });
  contexts.push(context);
  return watchedTab(context, gateway);
}

const heading = (tab: Page, name: string) => tab.getByRole('heading', { name, level: 1 }).waitFor();
const notice = (tab: Page, text: string) => tab.getByRole('status').getByText(text).waitFor();

type Credentials = Pick<KnownPerson, 'email' | 'password'>;

async function logIn(tab: Page, { email, password }: Credentials): Promise<void> {
  await tab.goto(`${gateway}/account/login`);
  await submitLogin(tab, { email, password });
  await heading(tab, 'Profile');
}

async function submitLogin(tab: Page, { email, password }: Credentials): Promise<void> {
  await typeInto(tab, 'Email', email);
  await typeInto(tab, 'Password', password);
  await press(tab, 'Log in');
}

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('an account on its pages %s', (_, javaScriptEnabled) => {
  it('is confirmed on another device by the password of the registration, or with a new one', async () => {
    const [remembered, forgotten] = [await register(gateway), await register(gateway)];
    const { tab, faults } = await device(javaScriptEnabled);
    await tab.goto((await mailbox.link(remembered.email)).href);
    await typeInto(tab, 'Password', remembered.password);
    await press(tab, 'Confirm');
    await heading(tab, 'Your registration is confirmed');
    await logIn(tab, remembered);
    await press(tab, 'Log out');
    await tab.goto((await mailbox.link(forgotten.email)).href);
    const password = uniquePassword();
    await typeInto(tab, 'New password', password);
    await press(tab, 'Save and confirm');
    await heading(tab, 'Your registration is confirmed');
    await logIn(tab, { email: forgotten.email, password });
    expect(faults).toEqual([]);
  }, 120_000);

  it('ends one session and all others, and those browsers must log in again', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const [own, other] = [await device(javaScriptEnabled), await device(javaScriptEnabled)];
    await logIn(own.tab, person);
    await logIn(other.tab, person);
    await press(own.tab, 'Sessions');
    await own.tab.getByText('This browser').waitFor();
    // The newest other session is that of the second browser; the API's is older.
    await press(own.tab, 'End session');
    await notice(own.tab, 'The session has ended.');
    await other.tab.reload();
    await heading(other.tab, 'Log in');
    await submitLogin(other.tab, person);
    await press(own.tab, 'End the other sessions');
    await notice(own.tab, 'The other sessions have ended.');
    await other.tab.reload();
    await heading(other.tab, 'Log in');
    expect((await person.browser.post('/api/v1/test/')).status).toBe(401);
    expect([...own.faults, ...other.faults]).toEqual([]);
  }, 120_000);

  it('changes its email, which is confirmed on another device by the password', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const [own, other] = [await device(javaScriptEnabled), await device(javaScriptEnabled)];
    const email = uniqueEmail('new');
    await logIn(own.tab, person);
    await press(own.tab, 'Change the email');
    await typeInto(own.tab, 'New email', email);
    await typeInto(own.tab, 'Current password', person.password);
    await press(own.tab, 'Change the email');
    await notice(own.tab, 'We sent a mail to the new address');
    await other.tab.goto((await mailbox.link(email)).href);
    await typeInto(other.tab, 'Current password', person.password);
    await press(other.tab, 'Confirm');
    await heading(other.tab, 'Your address is changed');
    await logIn(other.tab, { email, password: person.password });
    expect([...own.faults, ...other.faults]).toEqual([]);
  }, 120_000);

  it('gets a new password by mail, and the sessions with the old one end', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const [own, other] = [await device(javaScriptEnabled), await device(javaScriptEnabled)];
    await logIn(own.tab, person);
    await other.tab.goto(`${gateway}/account/login`);
    await press(other.tab, 'Forgot your password?');
    await typeInto(other.tab, 'Email', person.email);
    await press(other.tab, 'Send the link');
    await heading(other.tab, 'Check your mail');
    await other.tab.goto((await mailbox.mail(person.email, 2).then((mail) => mailbox.linkIn(mail))).href);
    const password = uniquePassword();
    await typeInto(other.tab, 'New password', password);
    await press(other.tab, 'Save');
    await heading(other.tab, 'Your password is set');
    await press(other.tab, 'Log in');
    await submitLogin(other.tab, { email: person.email, password });
    await heading(other.tab, 'Profile');
    await own.tab.reload();
    await heading(own.tab, 'Log in');
    expect([...own.faults, ...other.faults]).toEqual([]);
  }, 120_000);

  it('downloads what is stored about it', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const { tab, faults } = await device(javaScriptEnabled);
    await logIn(tab, person);
    await press(tab, 'My data');
    await tabTo(tab, tab.getByRole('link', { name: 'Download' }));
    const [download] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
    const document = JSON.parse(await readFile((await download.path())!, 'utf8')) as unknown;
    expect(document).toMatchObject({ account: { email: person.email } });
    expect(faults).toEqual([]);
  }, 120_000);
});

describe('a page that is still open', () => {
  it('shows nothing of the account after the logout, when the browser goes back', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const { tab, faults } = await device();
    await logIn(tab, person);
    await press(tab, 'Sessions');
    await press(tab, 'Log out');
    await heading(tab, 'Log in');
    await tab.goBack();
    await heading(tab, 'Log in');
    expect(await tab.content()).not.toContain(person.email);
    expect(faults).toEqual([]);
  }, 120_000);

  it('does nothing for the person who has logged in with another tab meanwhile', async () => {
    const [first, second] = [await loggedInPerson(gateway, mailbox), await loggedInPerson(gateway, mailbox)];
    const { tab, faults } = await device();
    await logIn(tab, first);
    await typeInto(tab, 'First name', 'Changed');
    const other = await tab.context().newPage();
    await other.goto(`${gateway}/account/`);
    await press(other, 'Log out');
    await logIn(other, second);
    const before = await nameOf(other);
    await press(tab, 'Save');
    await tab.getByRole('heading', { level: 1 }).waitFor();
    await other.reload();
    expect(await nameOf(other)).toBe(before);
    expect(faults).toEqual([]);
  }, 120_000);
});

const nameOf = (tab: Page) => tab.getByLabel('First name').inputValue();
