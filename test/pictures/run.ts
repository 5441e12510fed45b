/** `npm run docs:pictures`: takes the pictures of the console for the guide, from a new `npm start` with the demo. */
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { runCommand } from '../support/apps/run-command.js';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { openConsole, openScreen } from '../support/console/console-tab.js';
import { searchFor } from '../support/console/keyboard.js';
import { Browser } from '../support/http/browser.js';
import { settle } from '../support/pages/watched-tab.js';
import { api } from '../support/people/organisations.js';
import { startChromium } from '../support/programs/chromium.js';
import { root } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { type Teardown, withTeardownAfter } from '../support/test-run/teardown.js';

const folder = join(root, 'docs/guides/pictures');
const viewport = { width: 1280, height: 800 };
const person = { email: 'root@demo.example', password: 'correct horse battery' };

interface Picture {
  /** Below `/console/`. */
  readonly path: string;
  /** What the picture shows is opened first. */
  readonly open?: (tab: Page) => Promise<unknown>;
}

const pictures: Readonly<Record<string, Picture>> = {
  overview: { path: '' },
  search: {
    path: 'people',
    open: async (tab) => (await searchFor(tab, 'demo')).getByRole('option').first().waitFor(),
  },
  people: { path: 'people' },
  person: { path: 'people/3' },
  why: {
    path: 'people/3/permissions',
    open: async (tab) => {
      await tab
        .getByRole('button', { name: /^Why .*crm_button/ })
        .first()
        .click();
      await tab.getByRole('dialog').waitFor();
    },
  },
  audit: {
    path: 'audit',
    open: async (tab) => {
      await tab.locator('tbody button').first().click();
      await tab.getByRole('dialog').waitFor();
    },
  },
};

async function startDemo(teardown: Teardown): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'pictures-'));
  teardown.add(() => rm(home, { recursive: true }));
  // Run by root, PostgreSQL runs as another account and must reach its files.
  await chmod(home, 0o755);
  const ports = { PORT: String(await freePort()), VERIFY_TCP_PORT: String(await freePort()) };
  const app = await startApp('standalone', { ...ports, PUBLIC_URL: `http://127.0.0.1:${ports.PORT}` }, home);
  teardown.add(() => app.stop());
  const environment = parseEnv(await readFile(join(home, '.data/gatehouse.env'), 'utf8')) as Environment;
  await run(['seed', '--demo'], environment);
  await run(['createsuperuser', '--noinput', '--email', person.email], environment, person.password);
  return app.url;
}

async function run(args: readonly string[], environment: Environment, input = ''): Promise<void> {
  const { code, stderr } = await runCommand(args, environment, input);
  if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
}

/** What an administrator has done before: permissions that a company allows its worker, and a changed account. */
async function administer(browser: Browser): Promise<void> {
  for (const userId of [1, 3]) {
    const granted = await browser.post(api(`users/${userId}/permissions/`), { permissions: ['crm_button'] });
    if (granted.status >= 300) throw new Error(`Permissions were answered with ${granted.status}.`);
  }
  const { headers } = await browser.get(api('users/3/'));
  const change = {
    headers: { 'If-Match': headers.get('etag')! },
    body: { phones: ['+7 921 555-01-14'], profile: { position: 'Shift leader' } },
  };
  const { status } = await browser.request('PATCH', api('users/3/'), change);
  if (status !== 200) throw new Error(`The change was answered with ${status}.`);
}

await withTeardownAfter(async (teardown) => {
  const gateway = await startDemo(teardown);
  const browser = new Browser(gateway);
  const { status } = await browser.post('/api/v1/login/', person);
  if (status !== 200) throw new Error(`The login was answered with ${status}.`);
  await administer(browser);
  const chromium = await startChromium();
  teardown.add(() => chromium.close());
  const { tab } = await openConsole(chromium, browser, '', { viewport, colorScheme: 'light' });
  await mkdir(folder, { recursive: true });
  for (const [name, { path, open }] of Object.entries(pictures)) {
    await openScreen(tab, gateway, path);
    await open?.(tab);
    await settle(tab);
    const file = join(folder, `console-${name}.png`);
    // A palette is enough for a screen, and a quarter of the size.
    await sharp(await tab.screenshot())
      .png({ palette: true })
      .toFile(file);
    process.stdout.write(`${file}\n`);
  }
});
