/** Companies and administrators send, follow and revoke invitations on pages, in Chromium. */
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Answer, Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { formsOf, openPage, submitForm } from '../support/pages/forms.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { invitationPages } from '../support/pages/visited-pages.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  create,
  createOrganisation,
  housing,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  chromium = await startChromium();
  members = await createOrganisation(system);
  const { company, admin } = members;
  await create(company.browser, 'departments/', { name: 'Sales <b>' });
  await housing(company.browser);
  await Promise.all([company.browser, admin].map((browser) => setLanguage(browser, 'en')));
});
afterAll(() => chromium.close());

const tabOf = (browser: Browser, options?: BrowserContextOptions) => openTab(chromium, browser, options);

const notice = (tab: Page, text: string) => tab.getByRole('status').getByText(text).waitFor();
const rowOf = (tab: Page, email: string) => tab.locator('.row', { hasText: email });

/** Sends the form of the page. @returns the id of the invitation */
async function invite(browser: Browser, email: string): Promise<string> {
  const sent = await sendInvitation(browser, email);
  expect(sent.status).toBe(303);
  const list = String((await openPage(browser, `/account/people/invitations?search=${email}`)).body);
  return /invitations\/([0-9a-f-]{36})\/revoke/.exec(list)![1]!;
}

async function sendInvitation(browser: Browser, email: string): Promise<Answer> {
  const page = await openPage(browser, '/account/people/invitations/new');
  return submitForm(browser, formsOf(page.body).at(-1)!, { email, language: 'en' });
}

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('a company %s', (_, javaScriptEnabled) => {
  it('invites a worker to a department, sends the mail again and revokes the invitation', async () => {
    const { tab, faults } = await tabOf(members.company.browser, {
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    const email = uniqueEmail('invited');
    await tab.goto(`${gateway}/account/people`);
    await press(tab, 'Invitations');
    await press(tab, 'Invite');
    await press(tab, 'Worker');
    await typeInto(tab, 'Email', email);
    await typeInto(tab, 'Last name (optional)', 'Ли');
    await tabTo(tab, tab.getByLabel('Department (optional)'));
    await tab.keyboard.press('S');
    await press(tab, 'Send the invitation');
    await notice(tab, 'The invitation is sent.');
    await rowOf(tab, email).getByText('Department: Sales <b>').waitFor();
    await rowOf(tab, email).getByText('Sent', { exact: true }).waitFor();
    await mailbox.mail(email, 1);
    await press(tab, 'Send again');
    await notice(tab, 'We sent a new mail.');
    await mailbox.mail(email, 2);
    await tabTo(tab, tab.getByRole('link', { name: `Revoke: ${email}` }));
    await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
    await press(tab, 'Revoke');
    await notice(tab, 'The invitation is revoked.');
    await rowOf(tab, email).getByText('Revoked').waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});

describe('the pages about invitations', () => {
  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)(
    'are accessible in %s, %i pixels wide, for a company and for an administrator',
    async (locale, width) => {
      const { company, admin } = members;
      const found: Record<string, unknown> = {};
      const email = uniqueEmail();
      const id = await invite(company.browser, email);
      for (const [viewer, browser] of Object.entries({ company: company.browser, admin })) {
        await setLanguage(browser, locale);
        const { tab, faults } = await tabOf(browser, { locale, viewport: { width, height: 800 } });
        for (const path of [...invitationPages, `people/invitations/${id}/revoke`]) {
          await tab.goto(`${gateway}/account/${path}`);
          const name = `invitations-${viewer}-${path.replace(id, '').replaceAll(/\W+/g, '-')}-${locale}-${width}`;
          await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
          const wrong = [
            ...(await accessibilityFaults(tab)),
            ...((await overflows(tab)) ? ['too wide'] : []),
          ];
          if (wrong.length > 0) found[`${viewer} ${path}`] = wrong;
        }
        expect(faults).toEqual([]);
        await setLanguage(browser, 'en');
        await tab.context().close();
      }
      expect(found).toEqual({});
    },
    120_000,
  );

  it('invite a resident to an area of a chosen house, and refuse a second open invitation', async () => {
    const { browser } = members.company;
    const { tab, faults } = await tabOf(browser);
    const { area, house } = await housing(browser);
    const email = uniqueEmail('resident');
    await tab.goto(`${gateway}/account/people/invitations/new`);
    await tab.getByLabel('House').selectOption(house.id);
    await press(tab, 'Show the areas');
    const areas = tab.getByLabel('Area (optional)', { exact: true });
    expect(await areas.locator('option').count()).toBe(2);
    await areas.selectOption(area.id);
    await tab.getByLabel('Email').fill(email);
    await tab.getByLabel('Share of the area (optional)').fill('0,5');
    await press(tab, 'Send the invitation');
    await rowOf(tab, email)
      .getByText(/Area: .*14/)
      .waitFor();
    const again = await sendInvitation(browser, email);
    expect(again.status).toBe(409);
    expect(String(again.body)).toContain(email);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('show a company its own invitations only, and nothing to other people', async () => {
    const { company, rival, worker, admin } = members;
    const email = uniqueEmail('own');
    const id = await invite(company.browser, email);
    const list = async (browser: Browser, query = '') =>
      String((await openPage(browser, `/account/people/invitations${query}`)).body);
    expect([await list(company.browser), await list(admin)].every((page) => page.includes(email))).toBe(true);
    expect(await list(company.browser, `?search=${email}&state=revoked`)).not.toContain(`<strong>${email}`);
    expect(await list(rival.browser)).not.toContain(email);
    const revoke = `/account/people/invitations/${id}/revoke`;
    expect((await openPage(rival.browser, revoke)).status).toBe(404);
    const pages = ['/account/people/invitations', '/account/people/invitations/new', revoke];
    for (const path of pages) expect((await openPage(worker.browser, path)).status).toBe(403);
  });
});
