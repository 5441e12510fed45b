/** The pages for people, in Chromium: what they look like to a screen reader, and the life of an account on them. */
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { ownPages, publicPages } from '../support/pages/visited-pages.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { loggedInPerson, setLanguage, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import { logs } from '../support/test-run/folders.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

let chromium: Chromium;
beforeAll(async () => void (chromium = await startChromium()));
afterAll(() => chromium.close());

async function contextOf(options: BrowserContextOptions, browser?: Browser): Promise<BrowserContext> {
  const context = await chromium.newContext(options);
  const cookies = browser ? [...browser.jar.snapshot()] : [];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  return context;
}

describe.each([
  ['ru', 'Вход'],
  ['en', 'Log in'],
])('the pages in %s', (locale, logIn) => {
  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    'are accessible, %i pixels wide on a %s screen, and reach no other host',
    async (width, colorScheme) => {
      const { browser } = await loggedInPerson(gateway, mailbox);
      await setLanguage(browser, locale);
      const options = { locale, colorScheme, viewport: { width, height: 800 } };
      const found: Record<string, unknown> = {};
      for (const [paths, context] of [
        [publicPages, await contextOf(options)],
        [ownPages, await contextOf(options, browser)],
      ] as const) {
        const { tab, faults } = await watchedTab(context, gateway);
        for (const path of paths) {
          await tab.goto(`${gateway}/account/${path}`);
          const name = `page-${path.replaceAll(/\W+/g, '-') || 'profile'}-${locale}-${width}-${colorScheme}`;
          await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
          const wrong = [
            ...(await accessibilityFaults(tab)),
            ...((await overflows(tab)) ? ['too wide'] : []),
          ];
          if (wrong.length > 0) found[path] = wrong;
          expect(await tab.locator('html').getAttribute('lang')).toBe(locale);
        }
        expect(faults).toEqual([]);
        await context.close();
      }
      expect(found).toEqual({});
    },
    120_000,
  );

  it('load less than 30 kB for the first page', async () => {
    const context = await contextOf({ locale });
    const tab = await context.newPage();
    const sizes: Promise<number>[] = [];
    tab.on('response', (response) => void sizes.push(response.body().then(({ length }) => length)));
    await tab.goto(`${gateway}/account/login`, { waitUntil: 'networkidle' });
    expect(await tab.getByRole('heading', { name: logIn }).isVisible()).toBe(true);
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(3);
    expect(total).toBeLessThan(30_000);
    await context.close();
  });
});

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('the life of an account %s', (_, javaScriptEnabled) => {
  it('goes from registration to erasure', async () => {
    const context = await contextOf({
      locale: 'en',
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    const { tab, faults } = await watchedTab(context, gateway);
    const [email, password, newPassword] = [uniqueEmail('life'), uniquePassword(), uniquePassword()];

    await tab.goto(`${gateway}/account/`);
    await press(tab, 'Create an account');
    await press(tab, 'Resident I live in a house or own a home there');
    await typeInto(tab, 'Last name', 'Иванова');
    await typeInto(tab, 'First name', 'Анна');
    await tabTo(tab, tab.getByLabel('Date of birth'));
    await tab.keyboard.type('08251990');
    await tabTo(tab, tab.getByLabel('Sex'));
    await tab.keyboard.press('F');
    await typeInto(tab, 'Email', email);
    await typeInto(tab, 'Password', password);
    await press(tab, 'Create the account');
    await heading(tab, 'Check your mail');

    await tab.goto((await mailbox.link(email)).href);
    await press(tab, 'Confirm');
    await heading(tab, 'Your registration is confirmed');
    await press(tab, 'Log in');
    await logIn(tab, email, password);
    await heading(tab, 'Profile');

    await press(tab, 'Security');
    await press(tab, 'Add an authenticator app');
    await typeInto(tab, 'Current password', password);
    await press(tab, 'Continue');
    const secret = await tab.locator('input[name=secret]').inputValue();
    await typeInto(tab, 'Code from the app', totpCode(secret));
    await press(tab, 'Add the app');
    const codes = await tab.locator('.codes li').allTextContents();
    expect(codes).toHaveLength(10);
    await press(tab, 'I have saved the codes');
    await tab.getByText('Left: 10').waitFor();

    await press(tab, 'Log out');
    await logIn(tab, email, password);
    await heading(tab, 'Confirm it is you');
    await press(tab, 'Use a recovery code');
    await typeInto(tab, 'Recovery code', codes[0]!);
    await press(tab, 'Confirm');
    await heading(tab, 'Profile');

    await press(tab, 'Security');
    await press(tab, 'Change the password');
    await typeInto(tab, 'Current password', password);
    await typeInto(tab, 'New password', newPassword);
    await press(tab, 'Change the password');
    await tab.getByRole('status').getByText('Your password is changed').waitFor();

    await press(tab, 'My data');
    await typeInto(tab, 'Current password', newPassword);
    await press(tab, 'Erase for good');
    await heading(tab, 'Your account is erased');
    expect(faults).toEqual([]);
    const login = await new Browser(gateway).post('/api/v1/login/', { email, password: newPassword });
    expect(login.status).toBe(401);
    await context.close();
  }, 120_000);
});

async function logIn(tab: Page, email: string, password: string): Promise<void> {
  await typeInto(tab, 'Email', email);
  await typeInto(tab, 'Password', password);
  await press(tab, 'Log in');
}

const heading = (tab: Page, name: string) => tab.getByRole('heading', { name, level: 1 }).waitFor();
