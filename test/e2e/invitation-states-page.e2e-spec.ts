/** What those who invite see in Chromium: each state of an invitation, bounced mails, and addresses and limits that are refused. */
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press, typeInto } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  api,
  approvedCompany,
  create,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { loggedInPerson, logIn, setLanguage, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.ownerDatabase });
const profile = {
  type: 'worker',
  first_name: 'Ann',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
};
const list = '/account/people/invitations';

let chromium: Chromium;
let members: OrganisationMembers;
let company: Browser;
beforeAll(async () => {
  await database.connect();
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  company = members.company.browser;
  await setLanguage(company, 'en');
});
afterAll(async () => {
  await chromium.close();
  await database.end();
});

/** @returns the id, and the code once the mail has arrived */
async function invite(email: string): Promise<{ id: string; code: () => Promise<string> }> {
  const { id } = await create(company, 'invitations/', { email, profile });
  const code = async () => mailbox.linkIn(await mailbox.mail(email)).searchParams.get('code')!;
  return { id, code };
}

const asPerson = (path: string, body: object) => new Browser(gateway).post(api(`invitation/${path}`), body);
const row = (tab: Page, email: string) => tab.locator('.row', { hasText: email });

const states: Readonly<Record<string, (one: Awaited<ReturnType<typeof invite>>) => Promise<unknown>>> = {
  Sent: () => Promise.resolve(),
  Opened: async ({ code }) => asPerson('', { code: await code() }),
  Accepted: async ({ code }) => asPerson('accept/', { code: await code(), password: uniquePassword() }),
  Declined: async ({ code }) => asPerson('decline/', { code: await code() }),
  Revoked: ({ id }) => company.post(api(`invitations/${id}/revoke/`), {}),
  Expired: ({ id }) =>
    database.query(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]),
};
const resent = new Set(['Sent', 'Opened', 'Expired']);

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('the list of invitations, %s', (_, javaScriptEnabled) => {
  it.each(Object.keys(states))('shows the state %s, and what can be done', async (state) => {
    const email = uniqueEmail(state.toLowerCase());
    await states[state]!(await invite(email));
    const { tab, faults } = await openTab(chromium, company, {
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    await tab.goto(`${gateway}${list}`);
    await typeInto(tab, 'Email', email);
    await tab.getByLabel('State').selectOption({ label: state });
    await press(tab, 'Search');
    await row(tab, email).getByText(state, { exact: true }).waitFor();
    const has = async (role: 'button' | 'link', name: string) =>
      (await row(tab, email).getByRole(role, { name }).count()) === 1;
    expect(await has('button', 'Send again')).toBe(resent.has(state));
    expect(await has('link', 'Revoke')).toBe(state === 'Sent' || state === 'Opened');
    if (javaScriptEnabled) {
      await tab.screenshot({ path: join(logs, `inviter-${state}-390.png`), fullPage: true });
      expect(await accessibilityFaults(tab)).toEqual([]);
      expect(await overflows(tab)).toBe(false);
    }
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});

describe('an invitation', () => {
  it('whose mail bounced shows it, with the reply of the mail server', async () => {
    const email = uniqueEmail('bounced');
    await mailbox.respond(email, 'refuse');
    const { id } = await invite(email);
    await expect
      .poll(async () => (await company.get(api(`invitations/${id}/`))).body, { timeout: 20_000 })
      .toMatchObject({ mail: { state: 'failed' } });
    const { tab } = await openTab(chromium, company, { viewport: { width: 390, height: 800 } });
    await tab.goto(`${gateway}${list}?search=${email}`);
    await row(tab, email)
      .getByText(/The mail was not delivered: \d{3}/)
      .waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    await tab.context().close();
  });

  it('that was accepted meanwhile says so instead of being revoked', async () => {
    const email = uniqueEmail('late');
    const one = await invite(email);
    const { tab } = await openTab(chromium, company);
    await tab.goto(`${gateway}${list}/${one.id}/revoke`);
    await states['Accepted']!(one);
    await press(tab, 'Revoke');
    await tab.getByRole('alert').getByText('already accepted, declined or revoked').waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    await tab.context().close();
  });
});

describe('the form', () => {
  async function send(tab: Page, email: string): Promise<void> {
    await tab.goto(
      `${tab.url().startsWith('http') ? new URL(tab.url()).origin : gateway}${list}/new?type=worker`,
    );
    await typeInto(tab, 'Email', email);
    await press(tab, 'Send the invitation');
  }

  it('refuses an address with an open invitation and one that is none, and keeps what was typed', async () => {
    const email = uniqueEmail('twice');
    await invite(email);
    const { tab } = await openTab(chromium, company, { javaScriptEnabled: false });
    await send(tab, email);
    await tab.getByRole('alert').getByText('already has an open invitation').waitFor();
    expect(await tab.getByLabel('Email').inputValue()).toBe(email);
    await send(tab, 'ann@example');
    expect(await tab.getByLabel('Email').getAttribute('aria-invalid')).toBe('true');
    expect(await tab.getByLabel('Email').inputValue()).toBe('ann@example');
    await tab.context().close();
  });

  it('answers the same for an address in another company, of a closed account and of an erased one', async () => {
    const [other, closed, erased] = await Promise.all([1, 2, 3].map(() => loggedInPerson(gateway, mailbox)));
    await members.admin.request('PUT', api(`companies/${members.rival.userId}/people/${other!.userId}/`));
    await database.query('UPDATE users SET is_active = false WHERE id = $1', [closed!.userId]);
    await erased!.browser.post(api('me/erase/'), { current_password: erased!.password });
    const { tab } = await openTab(chromium, company);
    for (const { email } of [other!, closed!, erased!, { email: uniqueEmail('unknown') }]) {
      await send(tab, email);
      await tab.getByRole('status').getByText('The invitation is sent.').waitFor();
      await row(tab, email).getByText('Sent', { exact: true }).waitFor();
    }
    await tab.context().close();
  });

  it('says when the company has sent as many invitations as it may in a day', async () => {
    const firm = await approvedCompany(system, members.admin);
    await setLanguage(firm.browser, 'en');
    const port = String(await freePort());
    const limits = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, INVITATIONS_PER_DAY: '1' };
    const app = await startApp('gateway', { ...system.environment, ...limits });
    try {
      const browser = new Browser(app.url);
      await logIn({ ...firm, browser });
      const { tab } = await openTab(chromium, browser, { viewport: { width: 390, height: 800 } });
      await tab.goto(`${app.url}${list}`);
      await send(tab, uniqueEmail('first'));
      await send(tab, uniqueEmail('second'));
      await tab.getByRole('alert').getByText('as many invitations as it may').waitFor();
      expect(await accessibilityFaults(tab)).toEqual([]);
      await tab.context().close();
    } finally {
      await app.stop();
    }
  });
});
