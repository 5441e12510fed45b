/** The example in headless Chromium: a page that uses `@gatehouse/browser`, a service that uses `@gatehouse/service`. */
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bareEnvironment, startApp } from '../support/apps/start-app.js';
import { startChromium } from '../support/programs/chromium.js';
import { uniqueEmail, uniquePassword } from '../support/people/people.js';
import { logs, root } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { ChildServer } from '../support/servers/child-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox, environment } = inject('system');
const teardown = new Teardown();
/** Pixels. */
const phone = { width: 390, height: 500 };
const [email, password] = [uniqueEmail('browser'), uniquePassword()];

let origin: string;
let browser: Browser;
let context: BrowserContext;
let first: Page;
let second: Page;
/** Responses with 401 or 403 in any tab, by path. */
const refusals: string[] = [];

/** A gateway of its own on the same database, which allows the origin of the page and sets cookies without TLS. */
async function startExample(): Promise<void> {
  const port = String(await freePort());
  origin = `http://127.0.0.1:${port}`;
  const ownPort = String(await freePort());
  const addresses = {
    CORS_ORIGINS: origin,
    PUBLIC_URL: `http://127.0.0.1:${ownPort}`,
    TOKEN_ISSUER: gateway,
  };
  const overrides = { ...addresses, DEBUG: '1', PORT: ownPort };
  const own = await startApp('gateway', { ...environment, ...overrides });
  teardown.add(() => own.stop());
  const orders = await ChildServer.start(origin, {
    name: `example-${port}`,
    command: process.execPath,
    args: ['--import', 'tsx', '--conditions', 'source', join(root, 'examples/orders/src/main.ts')],
    cwd: root,
    env: {
      ...bareEnvironment(),
      PORT: port,
      TSX_TSCONFIG_PATH: join(root, 'examples/tsconfig.json'),
      GATEWAY: own.url,
      ISSUER: gateway,
      BROKERS: new URL(environment['KAFKA_URL']!).host,
    },
    // Any status but 503 shows that the service can verify.
    ready: async () =>
      (await fetch(`${origin}/orders`, { headers: { authorization: 'Bearer a.b.c' } })).status === 401,
  });
  teardown.add(() => orders.stop());
}

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  return page;
}

const isInside = (page: Page) => page.locator('#inside').waitFor();
const isOutside = (page: Page) => page.locator('#outside').waitFor();

beforeAll(async () => {
  await startExample();
  browser = await startChromium();
  teardown.add(() => browser.close());
  context = await browser.newContext({ viewport: phone });
  context.setDefaultTimeout(30_000);
  context.on('response', (response) => {
    const status = response.status();
    if (status === 401 || status === 403) refusals.push(`${status} ${new URL(response.url()).pathname}`);
  });
  first = await openTab();
});

afterAll(() => teardown.run());

describe('a user of the example page', () => {
  it('is asked to log in without a refused request, and may register on the page of the gateway', async () => {
    await isOutside(first);
    expect(refusals).toEqual([]);
    await first.screenshot({ path: join(logs, 'example-outside.png') });
    await first.getByRole('link', { name: 'Create an account' }).click();
    await first.getByLabel('Last name').fill('Иванова');
    await first.getByLabel('First name').fill('Анна');
    await first.getByLabel('Date of birth').fill('1990-05-17');
    await first.getByLabel('Sex').selectOption('female');
    await first.getByLabel('Email').fill(email);
    await first.getByLabel('Password', { exact: true }).fill(password);
    await first.getByRole('button', { name: 'Create the account' }).click();
    await first.getByRole('heading', { name: 'Check your mail' }).waitFor();
  });

  it('can log in only after confirming the registration on the page of the mailed link', async () => {
    const logIn = async () => {
      await first.getByLabel('Email').fill(email);
      await first.getByLabel('Password', { exact: true }).fill(password);
      await first.getByRole('button', { name: 'Log in', exact: true }).click();
    };
    await first.goto(origin);
    await first.getByRole('link', { name: 'Log in' }).click();
    await logIn();
    await first.getByText('The email or the password is wrong').waitFor();
    const link = await new Mailbox(mailbox).link(email);
    const tab = await context.newPage();
    await tab.goto(link.href);
    await tab.getByRole('main').getByRole('button').click();
    await tab.waitForURL((url) => url.search === '');
    await tab.close();
    await logIn();
    await isInside(first);
    expect(first.url()).toBe(`${origin}/`);
  });

  it('calls the service, which answers with their name', async () => {
    await first.getByLabel('What').fill('two tickets');
    await first.getByRole('button', { name: 'Order' }).click();
    await first.locator('#orders li', { hasText: 'two tickets' }).waitFor();
    await first.getByRole('link', { name: 'Анна Иванова' }).waitFor();
    await first.screenshot({ path: join(logs, 'example-inside.png') });
  });

  it('holds tokens that scripts of the page cannot read', async () => {
    const sent = (await context.cookies()).filter(({ name }) => name.endsWith('_token'));
    expect(sent.map(({ name, httpOnly }) => [name, httpOnly]).sort()).toEqual([
      ['access_token', true],
      ['refresh_token', true],
    ]);
    const readable = await first.evaluate<string>(
      'document.cookie + JSON.stringify([{ ...localStorage }, { ...sessionStorage }])',
    );
    expect(sent.filter(({ value }) => readable.includes(value))).toEqual([]);
    expect(readable).toContain('csrftoken=');
  });

  it('is also logged in in a second tab', async () => {
    second = await openTab();
    await isInside(second);
    await second.locator('#orders li', { hasText: 'two tickets' }).waitFor();
  });
});

describe('two tabs', () => {
  it('whose access token has expired send one refresh between them, and both stay logged in', async () => {
    const refreshes: number[] = [];
    context.on('response', (response) => {
      const method = response.request().method();
      if (method === 'POST' && response.url().endsWith('/login/refresh/')) refreshes.push(response.status());
    });
    await context.clearCookies({ name: 'access_token' });
    const answered = [first, second].map((page) =>
      page.waitForResponse((response) => response.url() === `${origin}/orders` && response.status() === 200),
    );
    await Promise.all([first, second].map((page) => page.getByRole('button', { name: 'Ask again' }).click()));
    await Promise.all(answered);
    await Promise.all([isInside(first), isInside(second)]);
    expect(refreshes).toEqual([200]);
  });

  it('are both logged out by a logout in one of them', async () => {
    await first.getByRole('button', { name: 'Log out' }).click();
    await Promise.all([isOutside(first), isOutside(second)]);
    await second.getByText('You have logged out').waitFor();
    await second.reload();
    await isOutside(second);
  });
});
