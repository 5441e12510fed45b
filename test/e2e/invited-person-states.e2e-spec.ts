/** What the invited person sees in Chromium when an invitation has ended, or cannot be accepted as it is. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  administrator,
  api,
  approvedCompany,
  create,
  createOrganisation,
  items,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { loggedInPerson, uniqueEmail, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

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

interface Invited {
  readonly id: string;
  readonly email: string;
  readonly link: string;
}

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  await database.connect();
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
afterAll(async () => {
  await chromium.close();
  await database.end();
});

async function invite(given: { readonly email?: string } & object = {}, by?: Browser): Promise<Invited> {
  const browser = by ?? members.company.browser;
  const email = given.email ?? uniqueEmail('state');
  const { id } = await create(browser, 'invitations/', { profile, ...given, email });
  const mail = await mailbox.mailWith(email, /account\/invitation/);
  return { id, email, link: mailbox.linkIn(mail).href };
}

const codeOf = ({ link }: Invited) => new URL(link).searchParams.get('code')!;
const act = ({ id }: Invited, what: string) =>
  members.company.browser.post(api(`invitations/${id}/${what}/`), {});
const answer = (invited: Invited, what: 'accept' | 'decline') =>
  new Browser(gateway).post(api(`invitation/${what}/`), {
    code: codeOf(invited),
    ...(what === 'accept' && { password: uniquePassword() }),
  });
const heading = (tab: Page) => tab.getByRole('heading', { level: 1 }).innerText();
const stateOf = async ({ id }: Invited) =>
  ((await members.admin.get(api(`invitations/${id}/`))).body as { state: string }).state;

/** Opens a page at 390 pixels, as the person of a browser. */
const open = (browser = new Browser(gateway), javaScriptEnabled = true) =>
  openTab(chromium, browser, { javaScriptEnabled, viewport: { width: 390, height: 800 } });

async function expectAccessible(tab: Page, name: string): Promise<void> {
  await tab.screenshot({ path: join(logs, `invited-${name}-390.png`), fullPage: true });
  expect(await accessibilityFaults(tab)).toEqual([]);
  expect(await overflows(tab)).toBe(false);
}

const ends: Readonly<Record<string, readonly [(invited: Invited) => Promise<unknown>, RegExp]>> = {
  accepted: [(invited) => answer(invited, 'accept'), /already accepted/],
  declined: [(invited) => answer(invited, 'decline'), /was declined/],
  revoked: [(invited) => act(invited, 'revoke'), /was withdrawn/],
  replaced: [(invited) => act(invited, 'resend'), /sent again/],
  expired: [
    ({ id }) =>
      database.query(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]),
    /has expired/,
  ],
};

describe.each(Object.keys(ends))('an invitation that is %s', (name) => {
  const [end, sentence] = ends[name]!;

  it('says so when its link is opened', async () => {
    const invited = await invite();
    await end(invited);
    const { tab, faults } = await open();
    await tab.goto(invited.link);
    expect(await heading(tab)).toBe('This invitation cannot be accepted');
    await tab.getByText(sentence).waitFor();
    expect(await tab.getByRole('button', { name: 'Decline' }).count()).toBe(0);
    await expectAccessible(tab, name);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('while its page is open says so when the form is sent, without JavaScript', async () => {
    const invited = await invite();
    const { tab } = await open(undefined, false);
    await tab.goto(invited.link);
    await tab.getByLabel('Password', { exact: true }).fill(uniquePassword());
    await end(invited);
    await press(tab, 'Accept the invitation');
    await tab.getByText(sentence).waitFor();
    await tab.context().close();
  });
});

describe('an invitation that cannot be accepted now', () => {
  it('says that it is for another address to another person, who can decline it', async () => {
    const invited = await invite();
    const { tab } = await open(members.tenant.browser);
    await tab.goto(invited.link);
    await tab.getByText(/for another address/).waitFor();
    await expectAccessible(tab, 'other-person');
    await press(tab, 'Decline');
    expect(await stateOf(invited)).toBe('declined');
    await tab.context().close();
  });

  it('says that the account is closed, and is declined with the keyboard', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const invited = await invite({ email: person.email });
    const { version } = (await members.admin.get(api(`users/${person.userId}/`))).body as { version: number };
    const headers = { 'If-Match': `"${version}"` };
    const closed = await members.admin.request('POST', api(`users/${person.userId}/deactivate/`), {
      headers,
    });
    expect(closed.status).toBe(200);
    const { tab } = await open();
    await tab.goto(invited.link);
    await tab.getByText(/is closed/).waitFor();
    await expectAccessible(tab, 'closed');
    await press(tab, 'Decline');
    expect(await heading(tab)).toBe('You declined');
    expect(await stateOf(invited)).toBe('declined');
    await tab.context().close();
  });

  it('says that its sender may no longer invite, and can be declined', async () => {
    const sender = await administrator(system);
    const invited = await invite({}, sender.browser);
    await database.query(
      'UPDATE users SET is_superuser = false, is_admin = false, is_staff = false WHERE email = $1',
      [sender.email],
    );
    const { tab } = await open();
    await tab.goto(invited.link);
    await tab.getByLabel('Password', { exact: true }).fill(uniquePassword());
    await press(tab, 'Accept the invitation');
    await tab.getByText(/may no longer invite/).waitFor();
    await expectAccessible(tab, 'sender');
    await press(tab, 'Decline');
    expect(await stateOf(invited)).toBe('declined');
    await tab.context().close();
  });

  it('says that the company is no longer approved', async () => {
    const firm = await approvedCompany(system, members.admin);
    const invited = await invite({}, firm.browser);
    await members.admin.request('DELETE', api(`companies/${firm.userId}/approval/`));
    const { tab } = await open();
    await tab.goto(invited.link);
    await tab.getByLabel('Password', { exact: true }).fill(uniquePassword());
    await press(tab, 'Accept the invitation');
    await tab.getByText(/no longer approved/).waitFor();
    await expectAccessible(tab, 'company');
    await tab.context().close();
  });
});

describe('an acceptance', () => {
  it('names the permissions that the company lost meanwhile', async () => {
    const { admin, company } = members;
    const name = `lost_${randomUUID().slice(0, 8)}`;
    await create(admin, 'permissions/', { name });
    const held = api(`users/${company.userId}/permissions/`);
    await admin.post(held, { permissions: [`${name} read`] });
    const department = await create(company.browser, 'departments/', { name: `Gates ${name}` });
    const invited = await invite({ department_id: department.id, permissions: [`${name} read`] } as object);
    await admin.request('DELETE', held, { body: { permissions: [`${name} read`] } });
    const { tab } = await open();
    await tab.goto(invited.link);
    await tab.getByLabel('Password', { exact: true }).fill(uniquePassword());
    await press(tab, 'Accept the invitation');
    expect(await heading(tab)).toBe('Invitation accepted');
    await tab.getByText(`${name} read`).waitFor();
    await expectAccessible(tab, 'lost-permission');
    await tab.context().close();
  });

  it('by a person of another company joins both', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const { company, rival } = members;
    for (const { browser } of [rival, company]) {
      const mails = (await mailbox.mails(person.email)).length;
      await create(browser, 'invitations/', { email: person.email, profile: { type: 'worker' } });
      const { tab } = await open(person.browser);
      await tab.goto(mailbox.linkIn(await mailbox.mail(person.email, mails + 1)).href);
      await press(tab, 'Accept the invitation');
      expect(await heading(tab)).toBe('Invitation accepted');
      await tab.context().close();
    }
    const companies = await items(person.browser, 'me/companies/');
    expect(companies.map(({ company_id: id }) => id).sort()).toEqual([company.userId, rival.userId].sort());
  });

  it('is possible again for the address of an erased account, whose former link is unknown', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const former = await invite({ email: person.email });
    await person.browser.post(api('me/erase/'), { current_password: person.password });
    const { tab } = await open();
    await tab.goto(former.link);
    await tab.getByText(/link is not valid/).waitFor();
    await expectAccessible(tab, 'unknown');
    const mails = (await mailbox.mails(person.email)).length;
    await create(members.company.browser, 'invitations/', { email: person.email, profile });
    await tab.goto(mailbox.linkIn(await mailbox.mail(person.email, mails + 1)).href);
    await tab.getByLabel('Password', { exact: true }).fill(uniquePassword());
    await press(tab, 'Accept the invitation');
    expect(await heading(tab)).toBe('Invitation accepted');
    await tab.context().close();
  });
});
