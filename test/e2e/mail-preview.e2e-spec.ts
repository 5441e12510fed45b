/** The mailbox and the preview of mail templates in development, in Chromium. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { startChromium } from '../support/programs/chromium.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const system = inject('system');
const teardown = new Teardown();
let chromium: Chromium;
let gateway: string;
let link: string;

/** UUIDv7 of 27 November 2026 at 05:00 and at 06:00 UTC. */
const [older, newer] = ['01a21b5f-e880-7000-8000-000000000001', '01a21b96-d700-7000-8000-000000000002'];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mail-preview-'));
  teardown.add(() => rm(folder, { recursive: true }));
  const mailbox = join(folder, 'mailbox');
  const templates = join(folder, 'templates');
  await mkdir(mailbox);
  await mkdir(templates);
  await writeFile(join(templates, 'activation.en.html.hbs'), '<p>{{link</p>');
  await writeFile(join(templates, 'password-reset.en.text.hbs'), 'Words of our own: {{resetLink}}\n');
  const port = String(await freePort());
  const app = await startApp('gateway', {
    ...system.environment,
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DEBUG: '1',
    DEVELOPMENT_MAILBOX: mailbox,
    MAIL_TEMPLATES_FOLDER: templates,
  });
  teardown.add(() => app.stop());
  gateway = app.url;
  link = `${gateway}/api/v1/register/confirm/?user_id=7&activation_code=code`;
  const mail = (subject: string, html: string) =>
    JSON.stringify({ to: 'anna@example.org', subject, text: `Open this page:\n${link}\n`, html });
  const attack = `<script>top.document.title = 'attacked'</script><a href="${link}">Confirm</a>`;
  await writeFile(join(mailbox, `${older}.json`), mail('The first', '<p>First</p>'));
  await writeFile(
    join(mailbox, `${newer}.json`),
    mail('The second', `<html><head></head><body>${attack}</body></html>`),
  );
  chromium = await startChromium();
  teardown.add(() => chromium.close());
});

afterAll(() => teardown.run());

async function open(path: string, options: BrowserContextOptions = { locale: 'en' }) {
  const { tab, faults } = await watchedTab(await chromium.newContext(options), gateway);
  await tab.goto(`${gateway}${path}`);
  return { tab, faults };
}

const paths = [
  '/dev/mail',
  `/dev/mail/${older}`,
  '/dev/mail/templates',
  '/dev/mail/templates/second-factor?language=ru&example=3',
];

describe.each([
  ['en', 1280, 'light'],
  ['ru', 390, 'dark'],
] as const)('the mailbox and the preview in %s, %i pixels wide and %s', (locale, width, colorScheme) => {
  it.each(paths)('show %s without a fault', async (path) => {
    const { tab, faults } = await open(path, { locale, colorScheme, viewport: { width, height: 900 } });
    expect(await tab.getAttribute('html', 'lang')).toBe(locale);
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await overflows(tab)).toBe(false);
    expect(faults).toEqual([]);
  });
});

describe('the mailbox', () => {
  it('lists mails newest first, with recipient and time', async () => {
    const { tab } = await open('/dev/mail');
    expect(await tab.locator('.row strong').allInnerTexts()).toEqual(['The second', 'The first']);
    expect(await tab.locator('.row').last().innerText()).toMatch(
      /anna@example\.org\s+27 November 2026 at 08:00/,
    );
  });

  it('shows both parts of a mail; scripts of the HTML part do not run, and its link opens the page', async () => {
    const { tab } = await open(`/dev/mail/${newer}`);
    expect(await tab.locator('pre').innerText()).toContain(`Open this page:\n${link}`);
    expect(await tab.title()).toBe('The second · Gatehouse');
    await tab.frameLocator('iframe').getByRole('link', { name: 'Confirm' }).click();
    await tab.waitForURL(link);
  });

  it('answers an unknown mail with 404', async () => {
    for (const id of ['nothing', '..%2f..%2fpackage', '01a21b5f-e880-7000-8000-000000000009']) {
      expect((await new Browser(gateway).get(`/dev/mail/${id}`)).status).toBe(404);
    }
  });
});

describe('the preview of mail templates', () => {
  it('lists every template in both languages, and the faults of MAIL_TEMPLATES_FOLDER', async () => {
    const { tab } = await open('/dev/mail/templates');
    const links = await tab
      .locator('.row .actions a')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links).toContain('/dev/mail/templates/activation?language=en');
    expect(links).toContain('/dev/mail/templates/activation?language=ru');
    expect(links.length).toBeGreaterThanOrEqual(28);
    for (const path of links) expect((await new Browser(gateway).get(path!)).status, path!).toBe(200);
    expect(await tab.getByRole('alert').innerText()).toMatch(
      /activation\.en\.html\.hbs: Parse error on line 1/,
    );
  });

  it('shows a template of MAIL_TEMPLATES_FOLDER, and the built-in one instead of a broken one', async () => {
    const own = await open('/dev/mail/templates/password-reset?language=en');
    expect(await own.tab.locator('pre').innerText()).toMatch(/^Words of our own: https:/);
    const broken = await open('/dev/mail/templates/activation?language=en');
    const button = broken.tab.frameLocator('iframe').getByRole('link', { name: 'Confirm the registration' });
    expect(await button.isVisible()).toBe(true);
  });

  it('sends the HTML part under a policy that allows no script and no frame of another site', async () => {
    const { headers } = await new Browser(gateway).get('/dev/mail/templates/activation/html?language=en');
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).not.toMatch(/script-src|allow-scripts|allow-same-origin/);
  });

  it('answers an unknown template or example with 404', async () => {
    for (const path of [
      'nothing',
      'constructor',
      'activation?example=7',
      'activation?example=x',
      'nothing/html',
    ]) {
      expect((await new Browser(gateway).get(`/dev/mail/templates/${path}`)).status).toBe(404);
    }
  });

  it('does not exist outside development', async () => {
    for (const path of ['/dev/mail/templates', '/dev/mail/templates/activation', `/dev/mail/${older}`]) {
      expect((await new Browser(system.gateway).get(path)).status).toBe(404);
    }
  });
});
