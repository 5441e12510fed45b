/** The pages on which admins decide about companies, companies ask again, and people leave companies, in Chromium. */
import { join } from 'node:path';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { formsOf, openPage, submitForm } from '../support/pages/forms.js';
import { press, typeInto } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import { api, employment, items, superuserOf } from '../support/people/organisations.js';
import { companyProfile, type KnownPerson, loggedInPerson, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);
const registered = (profile = companyProfile()) => loggedInPerson(gateway, mailbox, profile);
const refuse = ({ userId }: KnownPerson, reason: string) =>
  admin.post(api(`companies/${userId}/refusal/`), { reason });
const approvalOf = async ({ browser }: KnownPerson) =>
  ((await browser.get(api('me/'))).body as { approval: string }).approval;
const reason = 'The address is missing.\n<b>Add one</b> & ask again.';

let chromium: Chromium;
let admin: Browser;
let job: Awaited<ReturnType<typeof employment>>;
beforeAll(async () => {
  chromium = await startChromium();
  admin = await superuserOf(system);
  job = await employment(system);
});
afterAll(() => chromium.close());

/** Runs the work in a tab of the person, which must report no fault. */
async function inTab(
  browser: Browser,
  options: BrowserContextOptions,
  work: (tab: Page) => Promise<void>,
): Promise<void> {
  const { tab, faults } = await openTab(chromium, browser, options);
  await work(tab);
  expect(faults).toEqual([]);
  await tab.context().close();
}

describe('the pages about companies', () => {
  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)(
    'are accessible in %s, %i pixels wide',
    async (locale, width) => {
      const [waiting, refusedOne] = await Promise.all([registered(), registered()]);
      await refuse(refusedOne, reason);
      const { worker, company } = job;
      const visits: readonly (readonly [Browser, string])[] = [
        [admin, 'people/companies'],
        [admin, 'people/companies?approval=refused&done=refused'],
        [admin, `people/companies/${waiting.userId}`],
        [admin, `people/companies/${refusedOne.userId}`],
        [waiting.browser, ''],
        [refusedOne.browser, '?asked'],
        [worker.browser, 'companies'],
        [worker.browser, `companies/${company.userId}/leave`],
      ];
      const found: Record<string, unknown> = {};
      for (const [index, [browser, path]] of visits.entries()) {
        await setLanguage(browser, locale);
        await inTab(browser, { locale, viewport: { width, height: 800 } }, async (tab) => {
          await tab.goto(`${gateway}/account/${path}`);
          await tab.screenshot({
            path: join(logs, `companies-${index}-${locale}-${width}.png`),
            fullPage: true,
          });
          const wrong = [
            ...(await accessibilityFaults(tab)),
            ...((await overflows(tab)) ? ['too wide'] : []),
          ];
          if (wrong.length > 0) found[path] = wrong;
          expect(await tab.locator('html').getAttribute('lang')).toBe(locale);
        });
      }
      expect(found).toEqual({});
    },
    180_000,
  );
});

describe.each([
  ['with the keyboard alone', true],
  ['without JavaScript', false],
])('%s', (_, javaScriptEnabled) => {
  const options = { locale: 'en', javaScriptEnabled };

  it('an admin refuses a company with a reason, and approves it after it asked again', async () => {
    const name = `<i>Company</i> ${Math.random()}`;
    const company = await registered({ ...companyProfile(), name });
    await Promise.all([setLanguage(admin, 'en'), setLanguage(company.browser, 'en')]);
    await inTab(admin, options, async (tab) => {
      await tab.goto(`${gateway}/account/people/companies/${company.userId}`);
      expect(await tab.locator('h1').textContent()).toContain(name);
      await typeInto(tab, 'Reason for the refusal', '   ');
      await press(tab, 'Refuse the company');
      await tab.getByRole('alert').waitFor();
      await typeInto(tab, 'Reason for the refusal', '<b>No address</b>');
      await press(tab, 'Refuse the company');
      await tab.getByText('The company is refused.').waitFor();
    });
    await inTab(company.browser, options, async (tab) => {
      await tab.goto(`${gateway}/account/`);
      await tab.getByText('<b>No address</b>').waitFor();
      await press(tab, 'Ask for approval again');
      await tab.getByText('An administrator will look at the company again.').waitFor();
    });
    await inTab(admin, options, async (tab) => {
      await tab.goto(`${gateway}/account/people/companies/${company.userId}`);
      await press(tab, 'Approve the company');
      await tab.getByText('The company is approved.').waitFor();
    });
    expect(await approvalOf(company)).toBe('approved');
  }, 120_000);

  it('a worker leaves a company after a question', async () => {
    const { company, worker } = await employment(system);
    await setLanguage(worker.browser, 'en');
    await inTab(worker.browser, options, async (tab) => {
      await tab.goto(`${gateway}/account/`);
      await press(tab, 'My companies');
      await press(tab, `Leave: ${await tab.locator('.row strong').first().innerText()}`);
      await press(tab, 'Stay');
      expect(await items(worker.browser, 'me/companies/')).toMatchObject([{ company_id: company.userId }]);
      await press(tab, `Leave: ${await tab.locator('.row strong').first().innerText()}`);
      await press(tab, 'Leave the company');
      await tab.getByText('You have left the company. A mail confirms it.').waitFor();
    });
    expect(await items(worker.browser, 'me/companies/')).toEqual([]);
  }, 120_000);
});

describe('the approval of companies', () => {
  it('tells an admin whose form is too late that somebody else decided', async () => {
    const company = await registered();
    await setLanguage(admin, 'en');
    const path = `/account/people/companies/${company.userId}`;
    const form = formsOf((await openPage(admin, path)).body).find(({ action }) =>
      action.endsWith('/refuse'),
    )!;
    await admin.request('PUT', api(`companies/${company.userId}/approval/`));
    const { status, body } = await submitForm(admin, form, { reason: 'Too late' });
    expect(status).toBe(409);
    expect(String(body)).toContain('does not wait for approval any more');
    expect(String(body)).not.toContain('name="reason"');
    expect(await approvalOf(company)).toBe('approved');
  });

  it('is not shown to companies and workers', async () => {
    for (const { browser } of [job.company, job.worker]) {
      expect((await openPage(browser, '/account/people/companies')).status).toBe(403);
      expect(String((await openPage(browser, '/account/people')).body)).not.toContain('people/companies');
    }
    expect((await openPage(job.worker.browser, '/account/companies/999999/leave')).status).toBe(404);
    expect((await openPage(admin, `/account/people/companies/${job.worker.userId}`)).status).toBe(404);
  });
});
