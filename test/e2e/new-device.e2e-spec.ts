/** A login from a new device: the mail to the owner, and its link "this was not me". */
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { type Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press } from '../support/pages/keyboard.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { type KnownPerson, loggedInPerson, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { freePort } from '../support/test-run/free-port.js';
import { logs } from '../support/test-run/folders.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const teardown = new Teardown();
afterAll(() => teardown.run());

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const html = { Accept: 'text/html', 'Accept-Language': 'en' };
const page = '/api/v1/login/disown/';

/** Another browser in which someone who knows the password logs in. */
async function newDevice({ email, password }: KnownPerson, at = gateway): Promise<Browser> {
  const browser = new Browser(at);
  const headers = { 'User-Agent': firefox };
  const login = await browser.post('/api/v1/login/', { email, password }, { headers });
  expect(login.status).toBe(200);
  return browser;
}

const linkTo = async ({ email }: KnownPerson) => mailbox.linkIn(await mailbox.newDeviceMail(email));
const given = ({ searchParams }: URL) => Object.fromEntries(searchParams);
const status = async (browser: Browser) => (await browser.post('/api/v1/test/')).status;
const heading = ({ body }: Answer) => /<h1[^>]*>([^<]*)/.exec(String(body))?.[1];

/** As a browser sends the form of the page. */
const submit = (browser: Browser, link: URL) =>
  browser.post(link.pathname, new URLSearchParams(given(link)), { headers: { ...html, 'X-CSRFToken': '' } });

const logIn = (email: string, password: string) =>
  new Browser(gateway).post('/api/v1/login/', { email, password });

describe('a login from a new device', () => {
  it('is mailed to the owner with its browser, system, time and address; other logins are not', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    await person.browser.post('/api/v1/logout/');
    await person.browser.post('/api/v1/login/', { email: person.email, password: person.password });
    await newDevice(person);
    const { subject, text } = await mailbox.newDeviceMail(person.email);
    expect(subject).toBe('A login from a new device');
    expect(text).toMatch(/Firefox, Linux\n\d+ \w+ \d{4} at \d\d:\d\d \(GMT\+3\)\nAddress: 127\.0\.0\.1\n/);
    expect((await mailbox.mails(person.email)).map((mail) => mail.subject)).toEqual([
      'Confirm your registration',
      'A login from a new device',
    ]);
  });
});

describe('the link "this was not me"', () => {
  it('changes nothing when it is opened, however often, by GET or HEAD', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const thief = await newDevice(person);
    const link = await linkTo(person);
    for (const browser of [new Browser(gateway), new Browser(gateway), person.browser, thief]) {
      const shown = await browser.get(page + link.search, { headers: html });
      expect([shown.status, heading(shown)]).toEqual([200, 'This was not me']);
      expect((await browser.request('HEAD', page + link.search)).status).toBe(200);
    }
    expect([await status(person.browser), await status(thief)]).toEqual([200, 200]);
    expect((await logIn(person.email, person.password)).status).toBe(200);
  });

  it('ends all sessions of its account and the old password, whoever is logged in there, and begins a reset', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const thief = await newDevice(person);
    const reader = await loggedInPerson(gateway, mailbox);
    const link = await linkTo(person);
    const done = await submit(reader.browser, link);
    expect([done.status, heading(done)]).toEqual([200, 'All sessions have ended']);
    expect([await status(person.browser), await status(thief)]).toEqual([401, 401]);
    expect((await thief.post('/api/v1/login/refresh/')).status).toBe(401);
    expect(await status(reader.browser)).toBe(200);
    expect((await logIn(person.email, person.password)).status).toBe(401);

    await mailbox.mail(person.email, 2);
    const reset = await mailbox.link(person.email);
    expect(reset.pathname).toBe('/api/v1/password/reset/confirm/');
    const new_password = uniquePassword();
    const set = await new Browser(gateway).post(reset.pathname, { ...given(reset), new_password });
    expect(set.status).toBe(200);
    expect((await logIn(person.email, new_password)).status).toBe(200);
    expect((await logIn(reader.email, reader.password)).status).toBe(200);
  });

  it('shows a clear page when it is used again, and ends no later session', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    await newDevice(person);
    const link = await linkTo(person);
    expect((await submit(new Browser(gateway), link)).status).toBe(200);
    await mailbox.mail(person.email, 2);
    const reset = await mailbox.link(person.email);
    const again = { ...person, browser: new Browser(gateway), password: uniquePassword() };
    const chosen = { ...given(reset), new_password: again.password };
    expect((await again.browser.post(reset.pathname, chosen)).status).toBe(200);
    const { email, password } = again;
    expect((await again.browser.post('/api/v1/login/', { email, password })).status).toBe(200);
    const opened = await new Browser(gateway).get(page + link.search, { headers: html });
    for (const used of [opened, await submit(new Browser(gateway), link)]) {
      expect([used.status, heading(used)]).toEqual([404, 'This link does not work']);
    }
    expect(await status(again.browser)).toBe(200);
  });

  it('answers API callers with JSON, and refuses forms of other sites', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    await newDevice(person);
    const body = given(await linkTo(person));
    const browser = new Browser(gateway);
    const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
    expect((await browser.post(page, body, { headers })).status).toBe(403);
    const wrong = await browser.post(page, { ...body, code: 'wrong' });
    expect([wrong.status, wrong.body]).toMatchObject([404, { code: 'code.rejected' }]);
    expect(await status(person.browser)).toBe(200);
    const done = await browser.post(page, body);
    expect([done.status, done.body]).toEqual([200, { status: 'OK' }]);
    expect(await status(person.browser)).toBe(401);
  });

  it('is seen in the history of the account by its owner', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    await newDevice(person);
    await submit(new Browser(gateway), await linkTo(person));
    await mailbox.mail(person.email, 2);
    const reset = await mailbox.link(person.email);
    const browser = new Browser(gateway);
    const password = uniquePassword();
    await browser.post(reset.pathname, { ...given(reset), new_password: password });
    await browser.post('/api/v1/login/', { email: person.email, password });
    const history = await browser.get('/account/history', { headers: html });
    expect(history.body).toContain('You reported a login as not yours');
  });

  it('leads to the gateway without account pages, or to the page of a front end', async () => {
    const front = 'https://app.example.com/not-me';
    const [bare, other] = await Promise.all(
      [{ PAGES: '0' }, { NEW_DEVICE_PAGE_URL: front }].map(async (settings) => {
        const app = await startApp('gateway', {
          ...environment,
          ...settings,
          PORT: String(await freePort()),
        });
        teardown.add(() => app.stop());
        return app.url;
      }),
    );
    const person = await loggedInPerson(gateway, mailbox);
    await newDevice(person, bare);
    const link = await linkTo(person);
    const browser = new Browser(bare!);
    expect(heading(await browser.get(page + link.search, { headers: html }))).toBe('This was not me');
    const done = await submit(browser, link);
    expect(heading(done)).toBe('All sessions have ended');
    const rejected = await submit(browser, link);
    expect(rejected.body).not.toContain('/account/forgotten-password');

    const second = await loggedInPerson(gateway, mailbox);
    await newDevice(second, other);
    expect((await linkTo(second)).href).toMatch(
      /^https:\/\/app\.example\.com\/not-me\?user_id=\d+&code=[\w-]+$/,
    );
  });
});

describe.each([
  ['ru', 'Завершить все сеансы', 'Сеансы завершены', 'Ссылка не подошла'],
  ['en', 'End all sessions', 'All sessions have ended', 'This link does not work'],
])('the page of the link in %s', (locale, button, ended, rejected) => {
  let chromium: Chromium;
  beforeAll(async () => void (chromium = await startChromium()));
  afterAll(() => chromium.close());

  it.each([
    [1280, 'light', true],
    [1280, 'dark', false],
    [390, 'light', false],
    [390, 'dark', true],
  ] as const)(
    'is accessible, %i pixels wide on a %s screen, and works with the keyboard (JavaScript: %s)',
    async (width, colorScheme, javaScriptEnabled) => {
      const person = await loggedInPerson(gateway, mailbox);
      await newDevice(person);
      const { href } = await linkTo(person);
      const options = { locale, colorScheme, viewport: { width, height: 800 } };
      const context = await chromium.newContext({ ...options, javaScriptEnabled });
      const { tab, faults } = await watchedTab(context, gateway);
      const look = async (name: string) => {
        const path = join(logs, `new-device-${name}-${locale}-${width}-${colorScheme}.png`);
        await tab.screenshot({ path, fullPage: true });
        if (javaScriptEnabled) {
          expect(await accessibilityFaults(tab)).toEqual([]);
          expect(await overflows(tab)).toBe(false);
        }
        expect(await tab.locator('html').getAttribute('lang')).toBe(locale);
      };
      await tab.goto(href);
      await look('form');
      await press(tab, button);
      await tab.getByRole('heading', { name: ended, level: 1 }).waitFor();
      await look('done');
      await tab.goto(href);
      await tab.getByRole('heading', { name: rejected, level: 1 }).waitFor();
      await look('rejected');
      expect(faults).toEqual([]);
      expect(await status(person.browser)).toBe(401);
      await context.close();
    },
    60_000,
  );
});
