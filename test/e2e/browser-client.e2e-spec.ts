/** `@gatehouse/browser` in headless Chromium, on a page that opens its login page when the session ends, as the README shows. */
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Browser as Chromium, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { startChromium } from '../support/programs/chromium.js';
import { loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox } = inject('system');

const [library] = buildSync({
  entryPoints: [fileURLToPath(new URL('../../packages/browser/src/index.ts', import.meta.url))],
  bundle: true,
  format: 'iife',
  globalName: 'library',
  write: false,
}).outputFiles;

/** The title becomes `settled` once the first call has returned without leading to the login page. */
const script = (start: string) => `
  ${library!.text}
  let isLeaving = false;
  const gatehouse = library.createGatehouse({
    onSessionEnd: (reason) => {
      isLeaving = true;
      location.assign('/app/login?because=' + reason);
    },
  });
  const start = async () => { ${start} };
  start().then(() => { if (!isLeaving) document.title = 'settled'; });`;

const showAccount = `await gatehouse.fetch('/api/v1/me/');`;

let chromium: Chromium;
let context: BrowserContext;
let page: Page;
/** `<status> <path>` of every response of the gateway, and the opened pages. */
let answers: string[];
let opened: string[];

/** Serves the page at the gateway's own origin. @param start what its script does when it is loaded */
async function serve(start: string): Promise<void> {
  await context.route(`${gateway}/app/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script(start)}</script>` }),
  );
}

const settled = () => page.waitForFunction(`document.title === 'settled'`);
const csrfCookie = { name: 'csrftoken', url: gateway };

beforeAll(async () => {
  chromium = await startChromium();
});

afterAll(() => chromium.close());

beforeEach(async () => {
  context = await chromium.newContext();
  context.setDefaultTimeout(20_000);
  page = await context.newPage();
  [answers, opened] = [[], []];
  context.on('response', (answer) => {
    const { pathname, search } = new URL(answer.url());
    if (pathname.startsWith('/app/')) opened.push(pathname + search);
    else if (pathname.startsWith('/api/')) answers.push(`${answer.status()} ${pathname}`);
  });
  return () => context.close();
});

describe('a visitor who has never logged in', () => {
  it('stays on the page, and the page sends no refused request when it calls hasSession() first', async () => {
    await serve(`if (gatehouse.hasSession()) { ${showAccount} }`);
    await page.goto(`${gateway}/app/`);
    await settled();
    expect([opened, answers]).toEqual([['/app/'], []]);
  });

  it('stays on the page, and no refresh is sent, when the page calls the gateway without that check', async () => {
    await serve(showAccount);
    await page.goto(`${gateway}/app/`);
    await settled();
    expect([opened, answers]).toEqual([['/app/'], ['401 /api/v1/me/']]);
  });
});

describe('a visitor with a CSRF cookie that belongs to no session', () => {
  it('is sent to the login page once per cookie', async () => {
    await context.addCookies([{ ...csrfCookie, value: 'of-another-application' }]);
    await serve(showAccount);
    await page.goto(`${gateway}/app/`);
    await settled();
    expect(opened).toEqual(['/app/', '/app/login?because=refused']);
    await page.reload();
    await settled();
    const other = await context.newPage();
    await other.goto(`${gateway}/app/`);
    await other.waitForFunction(`document.title === 'settled'`);
    expect(opened.slice(2)).toEqual(['/app/login?because=refused', '/app/']);
    expect(answers.filter((answer) => answer.includes('refresh'))).toEqual(['403 /api/v1/login/refresh/']);
  });
});

describe('a user whose session has ended on the server', () => {
  it('is sent to the login page once, and is logged in again by the next login', async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    for (const name of ['access_token', 'refresh_token', 'csrftoken']) {
      await context.addCookies([{ name, url: gateway, value: person.browser.jar.get(name)! }]);
    }
    await serve(showAccount);
    await page.goto(`${gateway}/app/`);
    await settled();
    expect([opened, answers]).toEqual([['/app/'], ['200 /api/v1/me/']]);

    await person.browser.post('/api/v1/logout/');
    await page.reload();
    await settled();
    expect(opened.slice(1)).toEqual(['/app/', '/app/login?because=refused']);

    const { email, password } = person;
    const logIn = `gatehouse.login(${JSON.stringify({ email, password })})`;
    expect(await page.evaluate<number>(`${logIn}.then((answer) => answer.status)`)).toBe(200);
    await page.goto(`${gateway}/app/`);
    await settled();
    expect(answers.at(-1)).toBe('200 /api/v1/me/');
  });
});

describe('a user who gives a wrong password', () => {
  it('reads why the login failed in the language of the browser', async () => {
    const russian = await chromium.newContext({ locale: 'ru-RU' });
    const tab = await russian.newPage();
    await russian.route(`${gateway}/app/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script('')}</script>` }),
    );
    await tab.goto(`${gateway}/app/`);
    const credentials = { email: 'nobody@example.com', password: 'velvet otter lamp' };
    const read = `gatehouse.login(${JSON.stringify(credentials)})
      .then((answer) => library.GatehouseError.from(answer))
      .then(({ status, code, title, errors }) => ({ status, code, title, errors }))`;
    expect(await tab.evaluate<object>(read)).toEqual({
      status: 401,
      code: 'session.credentials_rejected',
      title: 'Неверный адрес почты или пароль, либо учётная запись не активна.',
      errors: [],
    });
    const empty = read.replace(JSON.stringify(credentials), '{}');
    expect(await tab.evaluate<object>(empty)).toMatchObject({
      status: 400,
      errors: [
        { field: 'email', code: 'required', message: 'Обязательное поле.' },
        { field: 'password', code: 'required', message: 'Обязательное поле.' },
      ],
    });
    await russian.close();
  });
});
