/** Confirmation of a registration: the reader of the mail decides the password, on the page of the link. */
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { startChromium } from '../support/programs/chromium.js';
import { activatedPerson, register, uniquePassword } from '../support/people/people.js';
import { logs } from '../support/test-run/folders.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const page = '/api/v1/register/confirm/';
const english = { Accept: 'text/html', 'Accept-Language': 'en' };
const OK = { status: 'OK' };

const given = (link: URL) => Object.fromEntries(link.searchParams);
const loginStatus = async (email: string, password: string) =>
  (await new Browser(gateway).post('/api/v1/login/', { email, password })).status;

describe('the link in the mail of a registration', () => {
  it('changes nothing when it is only opened, by any browser', async () => {
    const { email, password, browser } = await register(gateway);
    const link = await mailbox.link(email);
    for (const opened of [browser, new Browser(gateway)]) {
      for (const headers of [english, { Accept: '*/*' }, { 'Sec-Purpose': 'prefetch' }]) {
        await opened.request('HEAD', link.pathname + link.search, { headers });
        const answer = await opened.get(link.pathname + link.search, { headers });
        expect([answer.status, answer.setCookies]).toEqual([200, []]);
        expect(answer.body).toContain(email);
      }
    }
    expect(await loginStatus(email, password)).toBe(401);
  });

  it('leads to a page that names no other site, sends no referrer and cannot be framed', async () => {
    const { email } = await register(gateway);
    const link = await mailbox.link(email);
    const { headers, body } = await new Browser(gateway).get(link.pathname + link.search, {
      headers: english,
    });
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).not.toMatch(/https?:|(?:src|href)="\/\//);
  });

  it('shows why it is invalid', async () => {
    const { email } = await activatedPerson(gateway, mailbox);
    const used = await mailbox.link(email);
    const look = (search: string) => new Browser(gateway).get(page + search, { headers: english });
    const active = await look(used.search);
    expect([active.status, active.body]).toEqual([400, expect.stringContaining('already active')]);
    for (const search of ['', '?user_id=1', `?user_id=${given(used)['user_id']}&activation_code=wrong`]) {
      const wrong = await look(search);
      expect([wrong.status, wrong.body]).toEqual([404, expect.stringContaining('does not work')]);
    }
  });
});

describe('confirming', () => {
  it('needs nothing more in the browser that registered, and clears its cookie', async () => {
    const { email, password, browser } = await register(gateway);
    const link = await mailbox.link(email);
    expect(browser.jar.get('registration')).toMatch(/^[\w-]{43}$/);
    const answer = await browser.post(page, given(link));
    expect([answer.status, answer.body]).toEqual([200, OK]);
    expect(browser.jar.get('registration')).toBeUndefined();
    expect(browser.jar.get('device')).toMatch(/^[\w-]{43}$/);
    expect(await loginStatus(email, password)).toBe(200);
    const again = await browser.post(page, given(link));
    expect([again.status, again.body]).toEqual([
      400,
      { status: 'ERROR', detail: expect.any(String), code: 'account.already_active' },
    ]);
  });

  it('leaves an attacker who registered first without a working password', async () => {
    const attacker = await register(gateway);
    const owner = new Browser(gateway);
    const link = await mailbox.link(attacker.email);
    const asked = await owner.post(page, given(link));
    expect([asked.status, asked.body]).toEqual([400, { password: [expect.any(String)] }]);
    const password = uniquePassword();
    const chosen = await owner.post(page, { ...given(link), new_password: password });
    expect([chosen.status, chosen.body]).toEqual([200, OK]);
    expect(await loginStatus(attacker.email, password)).toBe(200);
    expect(await loginStatus(attacker.email, attacker.password)).toBe(401);
  });

  it('is refused from another site, and with unknown fields', async () => {
    const { email, browser } = await register(gateway);
    const link = await mailbox.link(email);
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser.post(page, given(link), { headers })).status).toBe(403);
    const odd = await browser.post(page, { ...given(link), is_superuser: true });
    expect([odd.status, odd.body]).toEqual([400, { is_superuser: [expect.any(String)] }]);
    expect((await browser.post(page, given(link))).status).toBe(200);
  });
});

describe.each([
  ['ru', 390, 'Подтвердить', 'Новый пароль', 'Сохранить и подтвердить', 'Регистрация подтверждена'],
  ['ru', 1280, 'Подтвердить', 'Новый пароль', 'Сохранить и подтвердить', 'Регистрация подтверждена'],
  ['en', 390, 'Confirm', 'New password', 'Save and confirm', 'Your registration is confirmed'],
  ['en', 1280, 'Confirm', 'New password', 'Save and confirm', 'Your registration is confirmed'],
])('the page in Chromium, in %s, %i pixels wide', (locale, width, confirm, newPassword, save, confirmed) => {
  let chromium: Chromium;
  beforeAll(async () => void (chromium = await startChromium()));
  afterAll(() => chromium.close());

  async function open(link: URL, cookies: ReadonlyMap<string, string> = new Map()): Promise<Page> {
    const context = await chromium.newContext({ locale, viewport: { width, height: 700 } });
    // Chromium accepts a Secure cookie for a loopback address.
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: gateway + page })));
    const tab = await context.newPage();
    await tab.goto(link.href);
    return tab;
  }

  const shot = (tab: Page, state: string) =>
    tab.screenshot({ path: join(logs, `registration-${state}-${locale}-${width}.png`), fullPage: true });
  const overflows = (tab: Page) =>
    tab.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');

  it('confirms by one button in the browser that registered', async () => {
    const { email, password, browser } = await register(gateway);
    const tab = await open(await mailbox.link(email), browser.jar.snapshot());
    await tab.getByText(email).waitFor();
    await shot(tab, 'here');
    expect(await tab.locator('input[type=password]').count()).toBe(0);
    await tab.getByRole('button', { name: confirm, exact: true }).click();
    await tab.getByRole('heading', { name: confirmed }).waitFor();
    await shot(tab, 'confirmed');
    expect([await overflows(tab), new URL(tab.url()).search]).toEqual([false, '']);
    expect(await loginStatus(email, password)).toBe(200);
  });

  it('accepts the password, or a new one, on another device', async () => {
    const { email } = await register(gateway);
    const tab = await open(await mailbox.link(email));
    const known = tab.locator('form').first();
    await known.locator('input[type=password]').fill('not the password');
    await shot(tab, 'elsewhere');
    await known.getByRole('button', { name: confirm, exact: true }).click();
    await tab.getByRole('alert').waitFor();
    await shot(tab, 'wrong');
    expect(await overflows(tab)).toBe(false);
    const password = uniquePassword();
    await tab.getByLabel(newPassword).fill(password);
    await tab.getByRole('button', { name: save }).click();
    await tab.getByRole('heading', { name: confirmed }).waitFor();
    expect(await loginStatus(email, password)).toBe(200);
  });
});
