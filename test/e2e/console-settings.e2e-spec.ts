/** The settings in force, and the description of the installation, in the console. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { chooseOption, fill, press } from '../support/console/keyboard.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { loggedInPerson } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { root } from '../support/test-run/folders.js';

const system = inject('system');

let chromium: Chromium;
let superuser: Browser;
beforeAll(async () => {
  [chromium, superuser] = await Promise.all([startChromium(), superuserOf(system)]);
});
afterAll(() => chromium.close());

const open = async (path: string, browser = superuser): Promise<Page> =>
  (await openConsole(chromium, browser, path)).tab;
const setting = (tab: Page, name: string) =>
  tab.getByRole('listitem').filter({ has: tab.getByRole('heading', { name, exact: true }) });
const parameters = (tab: Page) => Object.fromEntries(new URL(tab.url()).searchParams);

describe('settings in force', () => {
  it('are found by words of their meaning, with the source of each value', async () => {
    const tab = await open('');
    await press(tab, 'Settings');
    await tab.getByRole('heading', { name: 'Settings in force' }).waitFor();
    await fill(tab, 'Search names, values and meanings', 'life REFRESH token', 'searchbox');
    await expect.poll(() => parameters(tab)).toEqual({ search: 'life REFRESH token' });
    await tab.getByRole('heading', { name: 'Tokens, sessions and links' }).waitFor();
    expect(await setting(tab, 'REFRESH_TOKEN_SECONDS').innerText()).toMatch(/Life of a refresh token/);
    await expect.poll(() => setting(tab, 'PORT').count()).toBe(0);
    await tab.context().close();
  });

  it('mark what was changed, and hide secrets', async () => {
    const tab = await open('settings');
    const secret = await setting(tab, 'SECRET_KEY').innerText();
    expect(secret).toMatch(/hidden\s+Changed\s+from the environment$/);
    expect(await tab.content()).not.toContain(system.environment['SECRET_KEY']);
    await chooseOption(tab, 'Show', 'Changed ones');
    await expect.poll(() => setting(tab, 'LOG_FORMAT').count()).toBe(0);
    expect(await setting(tab, 'SECRET_KEY').count()).toBe(1);
    expect(parameters(tab)).toEqual({ show: 'changed' });
    await fill(tab, 'Search names, values and meanings', 'no such setting', 'searchbox');
    await tab.getByText('No setting matches these filters.').waitFor();
    await tab.context().close();
  });

  it('are for superusers alone', async () => {
    const admin = await loggedInPerson(system.gateway, new Mailbox(system.mailbox));
    const made = await superuser.request('PATCH', api(`users/${admin.userId}/flags/`), {
      headers: { 'If-Match': '"1"' },
      body: { is_admin: true },
    });
    expect(made.status).toBe(200);
    const tab = await open('settings', admin.browser);
    await tab.getByRole('alert').waitFor();
    const navigation = tab.getByRole('navigation', { name: 'Navigation' });
    expect(await navigation.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await navigation.getByRole('link', { name: 'About' }).waitFor();
    await tab.context().close();
  });
});

describe('about', () => {
  it('has the versions, and each licence by a filter', async () => {
    const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      dependencies: Record<string, string>;
    };
    const tab = await open('about');
    await tab.getByText(version, { exact: true }).waitFor();
    await tab.getByText(process.version, { exact: true }).waitFor();
    await tab.getByText(/^\d+ applied$/).waitFor();
    await fill(tab, 'Package, version or licence', 'kafkajs', 'searchbox');
    await tab.getByRole('row', { name: `kafkajs ${dependencies['kafkajs']} MIT` }).waitFor();
    await tab.getByText('1 package', { exact: true }).waitFor();
    await chooseOption(tab, 'Licence', 'Apache-2.0 (');
    await tab.getByText('No package matches these filters.').waitFor();
    await press(tab, 'Clear');
    await tab.getByText(/^\d{3} packages$/).waitFor();
    await tab.context().close();
  });
});
