/** The overview of the console: what needs a person leads to where it is mended, and figures are compared with the period before. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { chooseOption, press } from '../support/console/keyboard.js';
import { openTab } from '../support/pages/watched-tab.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { superuserOf } from '../support/people/organisations.js';
import { companyProfile, loggedInPerson } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
});
afterAll(() => chromium.close());

/** Opens the overview with another answer of a route. */
async function openWith(route: string, change: (body: Record<string, unknown>) => object): Promise<Page> {
  const { tab } = await openTab(chromium, admin);
  await tab.route(`**/api/v1/${route}*`, async (request) => {
    const response = await request.fetch();
    await request.fulfill({ response, json: change((await response.json()) as Record<string, unknown>) });
  });
  await tab.goto(`${gateway}/console/`);
  await tab.getByRole('heading', { name: 'Needs attention' }).waitFor();
  return tab;
}

/** Where each thing that needs attention is mended, for a superuser. */
const mended = {
  'app-missing': '#apps',
  'versions-differ': '#apps',
  'database-down': 'settings?search=DATABASE',
  'redis-down': 'settings?search=REDIS',
  'kafka-down': 'settings?search=KAFKA',
  'smtp-down': 'settings?search=EMAIL',
  'mails-failed': 'mails?state=failed',
  'mails-delayed': 'mails?state=waiting',
  'events-delayed': 'events',
  'key-overdue': 'signing-keys',
  'approvals-waiting': 'approvals',
  'tokens-reused': 'mails?template=session-reused',
};

describe('what needs attention', () => {
  it('leads from each thing to the screen where it is mended', async () => {
    const parameters = { count: 2, app: 'worker', versions: ['1', '2'], since: '2026-11-24T05:12:34.000Z' };
    const attention = Object.keys(mended).map((code) => ({ code, parameters }));
    const tab = await openWith('overview', (body) => ({ ...body, attention }));
    const links = tab.getByRole('main').locator('ul').first().getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => (link as { href?: string }).href));
    expect(addresses).toEqual(Object.values(mended).map((path) => `${gateway}/console/${path}`));
    await tab.context().close();
  });

  it('shows a company that waits, which is found by the keyboard', async () => {
    await loggedInPerson(gateway, new Mailbox(system.mailbox), companyProfile());
    const { tab } = await openConsole(chromium, admin, '');
    await press(tab, /(company waits|companies wait) for approval\.$/);
    await tab.getByRole('heading', { name: 'Approvals', level: 1 }).waitFor();
    await tab.context().close();
  });

  it('is empty on a good day, and says so', async () => {
    const tab = await openWith('overview', (body) => ({ ...body, attention: [] }));
    await tab.getByText('Everything is well. Nothing needs you.').waitFor();
    await tab.context().close();
  });
});

describe('figures', () => {
  const counts = Array.from({ length: 48 }, (_, hour) => (hour < 24 ? 2 : 3));
  const steps = counts.map((_, hour) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString());
  const statistics = {
    step: 'hour',
    time_zone: 'UTC',
    steps,
    series: [{ kind: 'password_login', outcome: 'succeeded', counts }],
  };

  it('are those of the period, with the change against the one before, and with their numbers in a table', async () => {
    const tab = await openWith('statistics', () => statistics);
    const figure = (name: string) =>
      tab.locator('dl > div').filter({ has: tab.getByText(name, { exact: true }) });
    await figure('Logins').getByText('72', { exact: true }).waitFor();
    await figure('Logins').getByText('+50% against the day before').waitFor();
    await figure('New accounts').getByText('none, as the day before').waitFor();
    const rows = tab.getByRole('table', { name: 'Activity' }).getByRole('row');
    expect(await rows.count()).toBe(1 + 24);
    expect(await rows.last().innerText()).toMatch(/3\s+0\s+0\s+0$/);
    await tab.context().close();
  });

  it('are of 30 days if one asks, and the address keeps it', async () => {
    const { tab } = await openConsole(chromium, admin, '');
    await chooseOption(tab, 'Period', 'Last 30 days');
    await tab.getByText('against the 30 days before').first().waitFor();
    expect(new URL(tab.url()).search).toBe('?span=month');
    await tab.context().close();
  });
});
