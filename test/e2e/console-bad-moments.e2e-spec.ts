/** Bad moments in the console: an upgrade, a server that is busy, restarts or is slow, a second factor in the middle of a form. */
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { fill, press } from '../support/console/keyboard.js';
import { openTab } from '../support/pages/watched-tab.js';
import { administrator, api, superuserOf } from '../support/people/organisations.js';
import type { Browser } from '../support/http/browser.js';
import { startChromium } from '../support/programs/chromium.js';
import { totpCode } from '../support/second-factor/totp-code.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
});
afterAll(() => chromium.close());

const people = '**/api/v1/users?*';
const gone = (route: Route) => route.fulfill({ status: 404, body: '' });
const refuse = (status: number, code: string, headers = {}) => ({
  status,
  headers: { 'Content-Type': 'application/problem+json', ...headers },
  body: JSON.stringify({ status, code, title: 'Refused by this test.' }),
});

/** Opens the form of a ban, and types into it. */
async function typeBan(tab: Page, target: string): Promise<void> {
  await press(tab, 'Ban someone');
  await tab.getByRole('dialog', { name: 'Ban someone' }).waitFor();
  await fill(tab, 'Who', target);
}

describe('an old tab after an upgrade', () => {
  /** The server has another document, and no files of this tab any more. */
  async function upgrade(tab: Page): Promise<void> {
    await tab.route(`${gateway}/console/`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<script type="module" src="./assets/new.js">' }),
    );
    await tab.route('**/console/assets/*.js', gone);
  }

  it('asks to reload when a screen is gone, and keeps what was typed until then', async () => {
    const { tab } = await openConsole(chromium, admin, 'invitations/new');
    const email = tab.getByLabel('Email', { exact: true });
    await email.fill('ann@example.org');
    await upgrade(tab);
    // The focus alone makes the console load the screen.
    await tab.getByRole('navigation').getByRole('link', { name: 'Signing keys' }).focus();
    await tab.getByRole('alert').getByText('The console has been updated.').waitFor();
    expect(await email.inputValue()).toBe('ann@example.org');
    await tab.unrouteAll();
    await Promise.all([tab.waitForEvent('load'), press(tab, 'Reload')]);
    await tab.getByRole('heading', { level: 1 }).waitFor();
    expect(await tab.getByText('The console has been updated.').count()).toBe(0);
    await tab.context().close();
  });

  it('keeps a form whose second factor cannot be asked for', async () => {
    const { tab } = await openConsole(chromium, admin, 'bans');
    await typeBan(tab, '198.51.100.77');
    await upgrade(tab);
    await tab.route('**/api/v1/bans', (route) => route.fulfill(refuse(403, 'step_up_required')));
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').getByText('Refused by this test.').waitFor();
    await tab.getByText('The console has been updated.').waitFor();
    expect(await tab.getByLabel('Who', { exact: true }).inputValue()).toBe('198.51.100.77');
    await tab.context().close();
  });

  it('is no upgrade when only the network fails', async () => {
    const { tab } = await openConsole(chromium, admin, 'people');
    await tab.route('**/console/**', (route) => route.abort());
    const looked = tab.waitForEvent('requestfailed', (request) => request.url() === `${gateway}/console/`);
    await tab.getByRole('navigation').getByRole('link', { name: 'Signing keys' }).focus();
    await looked;
    expect(await tab.getByText('The console has been updated.').count()).toBe(0);
    await tab.context().close();
  });
});

describe('a server that is busy', () => {
  it('is asked again after Retry-After and not before, and the console says so', async () => {
    const { tab } = await openTab(chromium, admin);
    let requests = 0;
    await tab.clock.install();
    await tab.route(people, (route) =>
      ++requests === 1
        ? route.fulfill(refuse(503, 'database.unavailable', { 'Retry-After': '60' }))
        : route.continue(),
    );
    await tab.goto(`${gateway}/console/people`);
    await tab.getByRole('status').getByText('Trying again after 60 seconds').waitFor();
    await tab.clock.runFor(50_000);
    expect(requests).toBe(1);
    await tab.clock.runFor(11_000);
    await tab.getByRole('table').getByRole('link').first().waitFor();
    expect(requests).toBe(2);
    expect(await tab.getByText('Trying again after').count()).toBe(0);
    await tab.context().close();
  });

  it('is left alone after a change that it refused, which stays in the form with the time to wait', async () => {
    const { tab } = await openConsole(chromium, admin, 'bans');
    let requests = 0;
    await tab.route('**/api/v1/bans', (route) => {
      requests++;
      return route.fulfill(refuse(503, 'database.unavailable', { 'Retry-After': '5' }));
    });
    await typeBan(tab, '198.51.100.78');
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').getByText('Try again in 5 seconds.').waitFor();
    expect(await tab.getByLabel('Who', { exact: true }).inputValue()).toBe('198.51.100.78');
    expect(requests).toBe(1);
    await tab.context().close();
  });
});

describe('a server that restarts', () => {
  it('is asked again until it answers, and what was searched for appears', async () => {
    const { tab } = await openConsole(chromium, admin, 'people');
    await tab.route('**/api/**', (route) => route.abort('connectionrefused'));
    await tab.getByRole('searchbox').fill('nobody-has-this-name');
    await tab.getByRole('status').getByText('The server does not answer right now.').waitFor();
    await tab.unrouteAll();
    await tab.getByText('Nobody matches these filters.').waitFor();
    await tab.getByText('The server does not answer right now.').waitFor({ state: 'detached' });
    await tab.context().close();
  });
});

describe('a slow answer', () => {
  it('shows a skeleton, and a changed filter cancels it', async () => {
    const { tab } = await openTab(chromium, admin);
    await tab.route(people, (route) => {
      if (new URL(route.request().url()).searchParams.get('search') !== 'slow') return route.continue();
      return undefined;
    });
    await tab.goto(`${gateway}/console/people?search=slow`);
    await tab.locator('table[aria-busy=true]').waitFor();
    const cancelled = tab.waitForEvent('requestfailed', (request) => request.url().includes('search=slow'));
    await tab.getByRole('searchbox').fill('nobody-has-this-name');
    expect((await cancelled).failure()?.errorText).toBe('net::ERR_ABORTED');
    await tab.getByText('Nobody matches these filters.').waitFor();
    await tab.context().close();
  });
});

describe('a second factor', () => {
  it('that is asked for in the middle of a form keeps what was typed, and the form goes on', async () => {
    const person = await administrator(system);
    const path = api('me/second-factor/totp/');
    const begun = await person.browser.post(path, { current_password: person.password });
    const { secret } = begun.body as { secret: string };
    const confirmed = await person.browser.post(`${path}confirm/`, { code: totpCode(secret) });
    const { recovery_codes } = confirmed.body as { recovery_codes: string[] };
    const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });
    await database.connect();
    await database.query(
      `UPDATE sessions SET second_factor_at = now() - interval '1 day'
       WHERE user_id = (SELECT id FROM users WHERE email = $1) AND second_factor_at IS NOT NULL`,
      [person.email],
    );
    await database.end();
    const { tab } = await openConsole(chromium, person.browser, 'bans');
    await typeBan(tab, '198.51.100.79');
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog', { name: 'Confirm that it is you' }).waitFor();
    expect(await tab.getByLabel('Who', { exact: true }).inputValue()).toBe('198.51.100.79');
    await fill(tab, 'Code from your app', recovery_codes[0]!);
    await tab.keyboard.press('Enter');
    await tab.getByRole('cell', { name: '198.51.100.79/32', exact: true }).waitFor();
    // The step-up has given the tab new tokens, so another administrator lifts the ban.
    const lifted = await admin.request('DELETE', api('bans/'), {
      body: { target: '198.51.100.79/32' },
    });
    expect(lifted.status).toBe(200);
    await tab.context().close();
  });
});

describe('a browser in another time zone', () => {
  it('shows moments and days of its own', async () => {
    const timezoneId = 'Asia/Vladivostok';
    const { tab } = await openTab(chromium, admin, { timezoneId });
    const statistics = tab.waitForRequest('**/api/v1/statistics?*');
    await tab.goto(`${gateway}/console/`);
    expect(new URL((await statistics).url()).searchParams.get('time_zone')).toBe(timezoneId);
    const moment = tab.locator('time').first();
    await moment.waitFor();
    const [at, title] = [await moment.getAttribute('datetime'), await moment.getAttribute('title')];
    const format = new Intl.DateTimeFormat('en', {
      dateStyle: 'long',
      timeStyle: 'medium',
      timeZone: timezoneId,
    });
    const spaced = (text: string) => text.replaceAll(/\s/g, ' ');
    expect(spaced(title!)).toBe(spaced(format.format(new Date(at!))));
    await tab.context().close();
  });
});
