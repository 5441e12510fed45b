/** The pages that choose a new password, in Chromium: the rules are listed, and checked while the password is typed. */
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { loggedInPerson, register, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

let chromium: Chromium;
beforeAll(async () => void (chromium = await startChromium()));
afterAll(() => chromium.close());

interface OpenPage {
  readonly address: string;
  /** Whose cookies the browser has. */
  readonly browser?: Browser;
  /** Rules that the browser decides with the data that the form has. */
  readonly decided: readonly string[];
}

const pages: Readonly<Record<string, () => Promise<OpenPage>>> = {
  registration: () =>
    Promise.resolve({
      address: `${gateway}/account/register?type=company`,
      decided: ['length', 'pattern', 'name'],
    }),
  'another browser that confirms a registration': async () => {
    const { email } = await register(gateway);
    return { address: (await mailbox.link(email)).href, decided: ['length', 'pattern', 'email'] };
  },
  'a forgotten password': async () => {
    const { email } = await loggedInPerson(gateway, mailbox);
    await new Browser(gateway).post('/api/v1/password/reset/', { email });
    await mailbox.mail(email, 2);
    return { address: (await mailbox.link(email)).href, decided: ['length', 'pattern', 'email'] };
  },
  'a change of password': async () => {
    const { browser } = await loggedInPerson(gateway, mailbox);
    return {
      address: `${gateway}/account/security/password`,
      browser,
      decided: ['length', 'pattern', 'email'],
    };
  },
};

async function open({ address, browser }: OpenPage, options: BrowserContextOptions) {
  if (browser) await setLanguage(browser, options.locale!);
  const context = await chromium.newContext(options);
  const cookies = browser ? [...browser.jar.snapshot()] : [];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  const watched = await watchedTab(context, gateway);
  const loaded: string[] = [];
  watched.tab.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await watched.tab.goto(address, { waitUntil: 'networkidle' });
  return { context, loaded, ...watched };
}

const field = (tab: Page) => tab.locator('input[autocomplete="new-password"]');

const rules = (tab: Page, state: string) =>
  tab
    .locator(`[data-rule][data-state="${state}"]`)
    .evaluateAll<(string | undefined)[], void, HTMLElementLike>((items) =>
      items.map((item) => item.dataset['rule']),
    );

interface HTMLElementLike {
  readonly dataset: Record<string, string | undefined>;
}

const examiner = '/account/assets/password-examiner.js';

describe.each([
  ['ru', ['слабый', 'надёжный'], 'выполнено', 'не выполнено', 'Пароль'],
  ['en', ['weak', 'strong'], 'met', 'not met', 'Password'],
] as const)('a new password in %s', (locale, [weak, strong], met, notMet, password) => {
  it.each(Object.keys(pages))('is checked while it is typed on the page of %s', async (name) => {
    const page = await pages[name]!();
    const size = { width: 390, height: 900 };
    const { tab, context, faults, loaded } = await open(page, { locale, viewport: size });
    const state = (found: string) => rules(tab, found);
    const picture = (of: string) =>
      tab.screenshot({ path: join(logs, `new-password-${name.replaceAll(' ', '-')}-${locale}-${of}.png`) });
    expect(loaded).not.toContain(examiner);

    await field(tab).focus();
    await field(tab).pressSequentially('1q2w3e');
    await tab.locator('.strength').getByText(`${password}: ${weak}`).waitFor();
    expect(loaded).toContain(examiner);
    expect([await state('broken'), await state('met')]).toEqual([['length'], []]);

    await field(tab).fill('1q2w3e4r5t');
    await expect.poll(() => state('broken')).toContain('pattern');
    const broken = tab.locator('[data-rule="pattern"]');
    expect(await broken.innerText()).toContain(notMet);
    await picture('weak');
    await tab.getByRole('status').getByText(`${password}: ${weak}.`).waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);

    await field(tab).fill('семь зелёных фонарей у дороги');
    await tab.locator('.strength').getByText(`${password}: ${strong}`).waitFor();
    expect([(await state('broken')).sort(), (await state('met')).sort()]).toEqual([
      [],
      [...page.decided].sort(),
    ]);
    expect(await tab.locator('[data-rule="length"]').innerText()).toContain(`(${met})`);
    await tab.getByRole('status').getByText(`${password}: ${strong}.`).waitFor();
    await picture('strong');
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await overflows(tab)).toBe(false);

    await field(tab).fill('');
    await expect.poll(() => state('met')).toEqual([]);
    expect(await tab.locator('.strength').isVisible()).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each(Object.keys(pages))('has its rules listed without JavaScript on the page of %s', async (name) => {
    const page = await pages[name]!();
    const { tab, context } = await open(page, { locale, javaScriptEnabled: false });
    const list = tab.locator(`#${(await field(tab).getAttribute('aria-describedby'))!.split(' ').at(-1)}`);
    await list.waitFor();
    expect(await list.getByRole('listitem').count()).toBe(5);
    expect(await list.getByRole('listitem').first().innerText()).toMatch(/8 .*128/);
    expect(await list.locator('svg').first().isVisible()).toBe(false);
    await context.close();
  });
});

describe('a registration', () => {
  it('checks the password against the email and the names that its form has now', async () => {
    const address = `${gateway}/account/register?type=worker`;
    const { tab, context, faults } = await open({ address, decided: [] }, { locale: 'en' });
    await field(tab).fill('Ромашкин2024');
    await expect.poll(() => rules(tab, 'met')).toContain('name');
    await tab.locator('input[autocomplete="family-name"]').fill('Ромашкин');
    await expect.poll(() => rules(tab, 'broken')).toEqual(['name']);
    await tab.locator('input[autocomplete="email"]').fill('ромашкин@example.com');
    await expect.poll(async () => (await rules(tab, 'broken')).sort()).toEqual(['email', 'name']);
    await field(tab).fill('password2024');
    await expect.poll(() => rules(tab, 'broken')).toEqual(['frequent']);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the examination of passwords', () => {
  it('is sent compressed, in less than 60 kB', async () => {
    const answer = await fetch(`${gateway}${examiner}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(answer.headers.get('Content-Encoding')).toBe('br');
    expect(Number(answer.headers.get('Content-Length'))).toBeLessThan(60_000);
    expect(answer.headers.get('Content-Type')).toMatch(/javascript/);
    await answer.body?.cancel();
  });
});
