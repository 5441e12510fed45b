/** The pages as settings change them: the brand, the start address, and no pages at all. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { activatedPerson } from '../support/people/people.js';
import { logs } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const teardown = new Teardown();
const html = { Accept: 'text/html', 'Accept-Language': 'en' };

async function gatewayWith(settings: Record<string, string>): Promise<Browser> {
  const port = String(await freePort());
  const app = await startApp('gateway', { ...system.environment, PORT: port, ...settings });
  teardown.add(() => app.stop());
  return new Browser(app.url);
}

afterAll(() => teardown.run());

describe('the pages of a brand', () => {
  const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>';
  let browser: Browser;
  beforeAll(async () => {
    const folder = join(logs, 'brand');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'logo.svg'), logo);
    browser = await gatewayWith({
      BRAND_NAME: 'Riverside & Sons',
      BRAND_ACCENT: '#ffd400',
      BRAND_FOLDER: folder,
      HOME_URL: 'https://app.example.com',
      SUPPORT_ADDRESS: 'help@example.com',
      TERMS_URL: 'https://www.example.com/terms',
    });
  });

  it('show its name and addresses, and its colour dark enough to read', async () => {
    const { body } = await browser.get('/account/login', { headers: html });
    expect(body).toContain('<title>Log in · Riverside &amp; Sons</title>');
    expect(body).toContain('<a href="mailto:help@example.com">Help</a>');
    expect(body).toContain('<a href="https://www.example.com/terms">Terms</a>');
    expect(body).not.toContain('Privacy');
    expect(body).toContain(':root{--accent:#806a00;--on-accent:#ffffff}');
  });

  it('have the files of BRAND_FOLDER in place of the built-in ones', async () => {
    expect((await browser.get('/account/assets/logo.svg')).body).toBe(logo);
    const style = await browser.get('/account/assets/page.css');
    expect([style.status, style.headers.get('cache-control')]).toEqual([200, 'public, max-age=3600']);
  });

  it('serve no other files', async () => {
    for (const path of ['..%2f..%2fpage.hbs', '%2e%2e/page.hbs', '.env', 'nothing.css']) {
      expect((await browser.get(`/account/assets/${path}`)).status).toBe(404);
    }
  });

  it('lead from / to HOME_URL', async () => {
    const { status, headers } = await browser.get('/', { headers: html });
    expect([status, headers.get('location')]).toEqual([303, 'https://app.example.com']);
  });
});

describe('without HOME_URL', () => {
  it('/ leads to the account', async () => {
    const { status, headers } = await new Browser(system.gateway).get('/', { headers: html });
    expect([status, headers.get('location')]).toEqual([303, '/account/']);
  });
});

describe('with PAGES=0', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await gatewayWith({ PAGES: '0' })));

  it('there are no pages, and errors are JSON for everybody', async () => {
    for (const path of ['/', '/account/', '/account/login', '/account/register']) {
      const answer = await browser.get(path, { headers: html });
      expect([answer.status, answer.body]).toEqual([
        404,
        { detail: 'Not found.', code: 'request.not_found' },
      ]);
    }
  });

  it('the page of a mailed link stays, without links to pages that do not exist', async () => {
    const { email } = await activatedPerson(system.gateway, mailbox);
    await browser.post('/api/v1/password/reset/', { email });
    await mailbox.mail(email, 2);
    const { pathname, search } = await mailbox.link(email);
    const { status, body } = await browser.get(pathname + search, { headers: html });
    expect([status, body]).toEqual([200, expect.stringContaining('New password')]);
    expect(body).not.toMatch(/(?:href|action)="\/account\/(?!assets\/|")/);
  });
});
