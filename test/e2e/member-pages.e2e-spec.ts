/** Companies and admins move people between departments and remove them from a company on pages, in Chromium. */
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { formsOf, openPage, submitForm } from '../support/pages/forms.js';
import { press, tabTo } from '../support/pages/keyboard.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import { api, create, employment, items, type Row } from '../support/people/organisations.js';
import { loggedInPerson, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
beforeAll(async () => (chromium = await startChromium()));
afterAll(() => chromium.close());

/** A company in English with a worker in its department "Repairs", and a second department. */
async function company() {
  const job = await employment(system);
  await setLanguage(job.company.browser, 'en');
  const other = await create(job.company.browser, 'departments/', { name: 'Dispatch <b>' });
  return { ...job, other, path: `/account/people/members/${job.worker.userId}` };
}

const workersOf = async (browser: Browser, { id }: Row) =>
  (await items(browser, `departments/${id}/workers/`)).map((worker) => worker['user_id']);
const notice = (tab: Page, text: string) => tab.getByRole('status').getByText(text).waitFor();

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a company %s', (_, javaScriptEnabled) => {
  it('moves a worker and removes them, with the keyboard alone', async () => {
    const { company: owner, worker, department, other, path } = await company();
    const { tab, faults } = await openTab(chromium, owner.browser, { javaScriptEnabled });
    await tab.goto(`${gateway}/account/people`);
    const person = tab.locator(`a[href="${path}"]`);
    await tabTo(tab, person);
    await tab.keyboard.press('Enter');
    await press(tab, 'Move: Repairs');
    await tab.getByLabel('New department').selectOption({ label: 'Dispatch <b>' });
    await press(tab, 'Move');
    await notice(tab, 'The worker is moved.');
    expect([await workersOf(owner.browser, department), await workersOf(owner.browser, other)]).toEqual([
      [],
      [worker.userId],
    ]);
    await mailbox.mailWith(worker.email, /Dispatch/);
    await press(tab, 'Remove from the company');
    await press(tab, 'Remove');
    await notice(tab, 'The person no longer belongs to the company.');
    expect(await workersOf(owner.browser, other)).toEqual([]);
    expect(await items(owner.browser, `companies/${owner.userId}/members/`)).toEqual([]);
    expect((await openPage(owner.browser, path)).status).toBe(404);
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});

it('an admin finds the companies of a person on their page, and a person without one has none', async () => {
  const { admin, company: owner, worker, path } = await company();
  await setLanguage(admin, 'en');
  const { tab, faults } = await openTab(chromium, admin);
  await tab.goto(`${gateway}/account/people/${worker.userId}`);
  await press(tab, 'Companies and departments');
  await press(tab, 'Remove from the company');
  await press(tab, 'Remove');
  await notice(tab, 'The person no longer belongs to the company.');
  expect(await items(owner.browser, `companies/${owner.userId}/members/`)).toEqual([]);
  await tab.goto(gateway + path);
  await tab.getByText('This person does not belong to any company.').waitFor();
  expect(faults).toEqual([]);
  await tab.context().close();
});

it('nobody else sees or changes the memberships of a person', async () => {
  const { worker, department, other, path } = await company();
  const rival = await company();
  const [form] = formsOf(
    (await openPage(rival.company.browser, `${rival.path}/move?from=${rival.department.id}`)).body,
  );
  const foreign = { ...form!, action: `${path}/move` };
  const moved = await submitForm(rival.company.browser, foreign, { from: department.id, to: other.id });
  expect(moved.status).toBe(404);
  const stranger = await loggedInPerson(gateway, mailbox);
  for (const page of [path, `${path}/move?from=${department.id}`, `${path}/remove?company=1`]) {
    expect((await openPage(rival.company.browser, page)).status).toBe(404);
    expect((await openPage(worker.browser, page)).status).toBe(403);
    expect((await openPage(stranger.browser, page)).status).toBe(403);
  }
});

it('a move to a department that is gone, and an address without its parameters, lead back', async () => {
  const { company: owner, worker, department, other, path } = await company();
  const [form] = formsOf((await openPage(owner.browser, `${path}/move?from=${department.id}`)).body);
  const gone = { headers: { 'If-Match': `"${String(other['version'])}"` } };
  expect((await owner.browser.request('DELETE', api(`departments/${other.id}/`), gone)).status).toBe(204);
  expect((await submitForm(owner.browser, form!, { to: other.id })).status).toBe(404);
  expect((await submitForm(owner.browser, form!, { to: 'x' })).status).toBe(404);
  expect(await workersOf(owner.browser, department)).toEqual([worker.userId]);
  for (const page of [`${path}/move`, `${path}/remove`, `${path}/move?from=x`]) {
    expect((await openPage(owner.browser, page)).status).toBe(303);
  }
});

it.each([
  ['ru', 1280],
  ['ru', 390],
  ['en', 1280],
  ['en', 390],
] as const)('the pages are accessible in %s, %i pixels wide', async (locale, width) => {
  const { company: owner, department, path } = await company();
  await setLanguage(owner.browser, locale);
  const { tab, faults } = await openTab(chromium, owner.browser, {
    locale,
    viewport: { width, height: 800 },
  });
  const found: Record<string, unknown> = {};
  for (const page of ['', `/move?from=${department.id}`, `/remove?company=${owner.userId}`]) {
    await tab.goto(gateway + path + page);
    const name = `member-${page.slice(1).split('?')[0]}-${locale}-${width}`;
    await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
    const wrong = [...(await accessibilityFaults(tab)), ...((await overflows(tab)) ? ['too wide'] : [])];
    if (wrong.length > 0) found[page] = wrong;
  }
  expect([found, faults]).toEqual([{}, []]);
  await tab.context().close();
});
