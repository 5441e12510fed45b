/** Open invitations on the first page of an account, in Chromium, and over HTTP. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { openPage } from '../support/pages/forms.js';
import { press } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  api,
  create,
  createOrganisation,
  items,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import {
  type KnownPerson,
  loggedInPerson,
  logIn,
  setLanguage,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let members: OrganisationMembers;
let worker: KnownPerson;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
beforeEach(async () => {
  worker = await loggedInPerson(gateway, mailbox);
  await setLanguage(worker.browser, 'en');
});
afterAll(() => chromium.close());

async function invite(email: string, given: object = {}, browser = members.company.browser) {
  return (await create(browser, 'invitations/', { email, profile: { type: 'worker' }, ...given })).id;
}

const stateOf = async (id: string) =>
  ((await members.company.browser.get(api(`invitations/${id}/`))).body as { state: string }).state;
const heading = (tab: Page) => tab.getByRole('heading', { level: 1 }).innerText();
const own = (browser: Browser) => items(browser, 'me/invitations/');
const answer = (browser: Browser, id: string, act: 'accept' | 'decline') =>
  browser.post(api(`me/invitations/${id}/${act}/`), {});

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('the first page of an account, %s', (_, javaScriptEnabled) => {
  it('accepts one invitation and declines another', async () => {
    const { company, rival } = members;
    const department = await create(company.browser, 'departments/', { name: `Sales ${randomUUID()}` });
    const accepted = await invite(worker.email, { department_id: department.id });
    const { tab, faults } = await openTab(chromium, worker.browser, {
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    await tab.goto(`${gateway}/account/`);
    await tab.getByText(`Department: ${String(department['name'])}`).waitFor();
    expect(await stateOf(accepted)).toBe('sent');
    await press(tab, 'Accept');
    expect(await heading(tab)).toBe('Invitation accepted');
    expect(await stateOf(accepted)).toBe('accepted');
    await invite(worker.email, {}, rival.browser);
    await press(tab, 'Go to your account');
    await press(tab, 'Decline');
    expect(await heading(tab)).toBe('You declined');
    expect(await own(worker.browser)).toEqual([]);
    await tab.goto(`${gateway}/account/`);
    expect(await tab.getByText('You are invited').count()).toBe(0);
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 60_000);
});

describe('an invitation on the first page', () => {
  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)('is accessible in %s, %i pixels wide', async (locale, width) => {
    await setLanguage(worker.browser, locale);
    await Promise.all([invite(worker.email), invite(worker.email, {}, members.admin)]);
    const { tab, faults } = await openTab(chromium, worker.browser, {
      locale,
      viewport: { width, height: 800 },
    });
    await tab.goto(`${gateway}/account/`);
    await tab.screenshot({ path: join(logs, `own-invitations-${locale}-${width}.png`), fullPage: true });
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await overflows(tab)).toBe(false);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('that was revoked meanwhile says that it is no longer open', async () => {
    const id = await invite(worker.email);
    const { tab } = await openTab(chromium, worker.browser);
    await tab.goto(`${gateway}/account/`);
    await members.company.browser.post(api(`invitations/${id}/revoke/`), {});
    await press(tab, 'Accept');
    expect(await heading(tab)).toBe('This invitation cannot be accepted');
    await tab.getByText('It is no longer open').waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    await tab.context().close();
  });

  it('of another profile type says so, and can be declined there', async () => {
    const id = await invite(worker.email, { profile: { type: 'tenant' } });
    const { tab } = await openTab(chromium, worker.browser);
    await tab.goto(`${gateway}/account/`);
    await press(tab, 'Accept');
    await tab.getByText('Your account is of another kind').waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    await press(tab, 'Decline');
    expect(await stateOf(id)).toBe('declined');
    await tab.context().close();
  });

  it('opens the first page if the address of its form is opened', async () => {
    const answered = await openPage(worker.browser, `/account/invitations/${randomUUID()}/accept`);
    expect([answered.status, answered.headers.get('location')]).toEqual([303, '/account/']);
  });
});

describe('the invitations of an account over HTTP', () => {
  it('are listed without opening them, and accepted once', async () => {
    const id = await invite(worker.email);
    expect(await own(worker.browser)).toMatchObject([{ id, company: expect.any(String), department: null }]);
    expect(await stateOf(id)).toBe('sent');
    const answers = await Promise.all(Array.from({ length: 6 }, () => answer(worker.browser, id, 'accept')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404, 404]);
    const companies = await items(worker.browser, 'me/companies/');
    expect(companies).toMatchObject([{ company_id: members.company.userId }]);
  });

  it('do not exist for another person, and need a session', async () => {
    const id = await invite(worker.email);
    for (const act of ['accept', 'decline'] as const) {
      expect((await answer(members.tenant.browser, id, act)).status).toBe(404);
      expect((await answer(new Browser(gateway), id, act)).status).toBe(401);
    }
    expect(await own(members.tenant.browser)).toEqual([]);
    expect(await stateOf(id)).toBe('sent');
  });

  it('are hidden from an account that an administrator created with a password; its owner accepts with the mailed code', async () => {
    const person = { email: uniqueEmail('unproven'), password: uniquePassword() };
    await create(members.admin, 'users/', { ...person, profile: workerProfile() });
    const browser = new Browser(gateway);
    await logIn({ browser, ...person });
    const id = await invite(person.email);
    expect(await own(browser)).toEqual([]);
    expect((await answer(browser, id, 'accept')).status).toBe(404);
    const mail = await mailbox.mailWith(person.email, /account\/invitation/);
    const code = mailbox.linkIn(mail).searchParams.get('code');
    expect((await browser.post(api('invitation/accept/'), { code })).status).toBe(200);
  });
});
