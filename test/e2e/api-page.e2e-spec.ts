/** The page of the API document in headless Chromium, as a developer uses it. */
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { startChromium } from '../support/programs/chromium.js';
import { type KnownPerson, loggedInPerson } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { Teardown } from '../support/test-run/teardown.js';

const { mailbox, environment } = inject('system');
const teardown = new Teardown();

let url: string;
let browser: Browser;
let context: BrowserContext;
let person: KnownPerson;

beforeAll(async () => {
  const overrides = { DEBUG: '1', PORT: String(await freePort()), COOKIE_CSRF_NAME: 'own_csrf' };
  const gateway = await startApp('gateway', { ...environment, ...overrides });
  teardown.add(() => gateway.stop());
  url = gateway.url;
  person = await loggedInPerson(url, new Mailbox(mailbox));
  browser = await startChromium();
  teardown.add(() => browser.close());
  context = await browser.newContext();
  context.setDefaultTimeout(30_000);
});

afterAll(() => teardown.run());

describe('"Try it out" at /api/v1/docs', () => {
  it('sends the CSRF cookie as the CSRF header, under the content security policy of the page', async () => {
    for (const name of ['access_token', 'refresh_token', 'own_csrf']) {
      await context.addCookies([{ name, url, value: person.browser.jar.get(name)! }]);
    }
    const page = await context.newPage();
    const violations: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) violations.push(message.text());
    });
    await page.goto(`${url}/api/v1/docs`);
    const operation = page.locator('.opblock-post', { has: page.locator('[data-path="/api/v1/test"]') });
    await operation.locator('.opblock-summary').click();
    await operation.getByRole('button', { name: 'Try it out' }).click();
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/test'));
    await operation.getByRole('button', { name: 'Execute' }).click();
    const answer = await answered;
    expect([answer.status(), await answer.request().headerValue('x-csrftoken')]).toEqual([
      200,
      person.browser.jar.get('own_csrf'),
    ]);
    expect(violations).toEqual([]);
  });
});
