/**
 * A company's first day, in Chromium, with the files of docs/guides/administration.md: it registers and is approved, imports its
 * houses and people, and invites one more. Three accept, one declines, one mail bounces, and a worker is moved.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { uploadFile } from '../support/pages/import-pages.js';
import { accessibilityFaults, openTab, watchedTab } from '../support/pages/watched-tab.js';
import { api, create, items, superuserOf } from '../support/people/organisations.js';
import { companyProfile, logIn, type Person, setLanguage, uniquePassword } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { root } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);

/** Milliseconds for one step, which waits for the worker and for mails. */
vi.setConfig({ testTimeout: 120_000 });

const address = (name: string) => `${name}.firstday@example.org`;
const [anna, boris, vera, gleb, darya] = ['anna', 'boris', 'vera', 'gleb', 'darya'].map(address) as [
  string,
  string,
  string,
  string,
  string,
];
const company: Person = {
  browser: new Browser(gateway),
  email: address('tverdom'),
  password: uniquePassword(),
};
const name = companyProfile()['name'] as string;

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
  await setLanguage(admin, 'en');
  // No such mailbox: the mail server of the address refuses it.
  await mailbox.respond(gleb, 'refuse');
});
afterAll(() => chromium.close());

/** Runs one step in a tab of its own; without a browser, of somebody who has no session. */
async function inTab(browser: Browser | undefined, work: (tab: Page) => Promise<void>): Promise<void> {
  const { tab, faults } = browser
    ? await openTab(chromium, browser)
    : await watchedTab(await chromium.newContext({ locale: 'en' }), gateway);
  tab.setDefaultTimeout(15_000);
  await work(tab);
  expect(await accessibilityFaults(tab)).toEqual([]);
  expect(faults).toEqual([]);
  await tab.context().close();
}

async function click(tab: Page, label: string): Promise<void> {
  const control = tab
    .getByRole('button', { name: label, exact: true })
    .or(tab.getByRole('link', { name: label, exact: true }));
  await Promise.all([tab.waitForEvent('load'), control.first().click()]);
}

const heading = (tab: Page) => tab.getByRole('heading', { level: 1 }).innerText();
const rowOf = (tab: Page, text: string) => tab.locator('.row', { hasText: text });
const fileOf = (file: string) => readFile(join(root, 'docs/guides', file));

/** Uploads a file, waits for the check and starts the import. */
async function importFile(tab: Page, content: Buffer, start: string): Promise<void> {
  expect(await uploadFile(tab, content)).toBe(303);
  await tab.locator('dt:text-is("State") + dd:text-is("Checked")').waitFor();
  expect(await tab.locator('dt:text-is("Wrong")').count()).toBe(0);
  await click(tab, start);
  await tab.locator('dt:text-is("State") + dd:text-is("Finished")').waitFor();
}

async function openInvitation(tab: Page, email: string): Promise<void> {
  const mail = await mailbox.mailWith(email, /account\/invitation/);
  await tab.goto(mailbox.linkIn(mail).href);
}

async function accept(tab: Page): Promise<void> {
  await click(tab, 'Accept the invitation');
  expect(await heading(tab)).toBe('Invitation accepted');
}

describe("a company's first day", () => {
  it('begins with its registration, which it confirms by mail', async () => {
    await inTab(undefined, async (tab) => {
      await tab.goto(`${gateway}/account/register?type=company`);
      await tab.locator('[name="profile.name"]').fill(name);
      await tab.locator('[name="email"]').fill(company.email);
      await tab.locator('[name="password"]').fill(company.password);
      await click(tab, 'Create the account');
      await tab.goto((await mailbox.link(company.email)).href);
      await click(tab, 'Confirm');
      expect(await heading(tab)).toBe('Your registration is confirmed');
    });
    await logIn(company);
    await setLanguage(company.browser, 'en');
    expect((await company.browser.get(api('me/'))).body).toMatchObject({ approval: 'waiting' });
  });

  it('goes on with the approval by an administrator, which a mail reports', async () => {
    await inTab(admin, async (tab) => {
      await tab.goto(`${gateway}/account/people/companies`);
      await Promise.all([tab.waitForEvent('load'), rowOf(tab, name).getByRole('link').click()]);
      await click(tab, 'Approve the company');
      await tab.getByText('The company is approved.').waitFor();
    });
    await mailbox.mailWith(company.email, /approved|одобрена/);
  });

  it('imports the houses, and the people with their departments and areas', async () => {
    await create(company.browser, 'departments/', { name: 'Ремонт' });
    await create(company.browser, 'departments/', { name: 'Диспетчерская' });
    await inTab(company.browser, async (tab) => {
      await tab.goto(`${gateway}/account/people/import/new`);
      await click(tab, 'Upload houses');
      await importFile(tab, await fileOf('first-day-houses.csv'), 'Add the houses');
      await tab.goto(`${gateway}/account/people/import/new`);
      await importFile(tab, await fileOf('first-day-people.csv'), 'Send the invitations');
    });
    expect(await items(company.browser, 'houses/')).toHaveLength(2);
    expect(await items(company.browser, 'invitations/')).toHaveLength(4);
  });

  it('invites one more person by the form', async () => {
    await inTab(company.browser, async (tab) => {
      await tab.goto(`${gateway}/account/people/invitations/new?type=worker`);
      await tab.getByLabel('Email').fill(darya);
      await tab.getByLabel('Department (optional)').selectOption({ label: 'Диспетчерская' });
      await click(tab, 'Send the invitation');
      await tab.getByText('The invitation is sent.').waitFor();
    });
  });

  it('sees a worker and a resident accept, who set a password', async () => {
    for (const email of [anna, boris]) {
      await inTab(undefined, async (tab) => {
        await openInvitation(tab, email);
        await tab.locator('[name="password"]').fill(uniquePassword());
        await accept(tab);
      });
    }
  });

  it('sees an owner accept who has an account already, after the login', async () => {
    const owner = { browser: new Browser(gateway), email: vera, password: uniquePassword() };
    const profile = {
      type: 'tenant',
      first_name: 'Вера',
      last_name: 'Белова',
      birth_date: '1982-02-01',
      sex: 'female',
    };
    await create(admin, 'users/', { email: vera, password: owner.password, profile });
    await inTab(undefined, async (tab) => {
      await openInvitation(tab, vera);
      await click(tab, 'Log in');
      await tab.getByLabel('Email').fill(vera);
      await tab.getByLabel('Password', { exact: true }).fill(owner.password);
      await click(tab, 'Log in');
      await accept(tab);
    });
  });

  it('sees one decline, and the mail to a mistyped address bounce', async () => {
    await inTab(undefined, async (tab) => {
      await openInvitation(tab, darya);
      await click(tab, 'Decline');
      expect(await heading(tab)).toBe('You declined');
    });
    await inTab(company.browser, async (tab) => {
      await tab.goto(`${gateway}/account/people/invitations`);
      await rowOf(tab, gleb).getByText('The mail was not delivered').waitFor();
      for (const email of [anna, boris, vera]) await rowOf(tab, email).getByText('Accepted').waitFor();
      await rowOf(tab, darya).getByText('Declined').waitFor();
    });
  });

  it('ends with all three in their places, and the worker in another department', async () => {
    const { browser } = company;
    await inTab(browser, async (tab) => {
      await tab.goto(`${gateway}/account/people`);
      await tab.getByRole('link', { name: 'Анна Ли' }).click();
      await tab.getByRole('link', { name: 'Move: Ремонт' }).click();
      await tab.getByLabel('New department').selectOption({ label: 'Диспетчерская' });
      await tab.getByRole('button', { name: 'Move' }).click();
      await tab.getByText('The worker is moved.').waitFor();
    });
    expect((await mailbox.mailWith(anna, /Диспетчерская/)).text).toContain('Ремонт');
    await inTab(browser, async (tab) => {
      await tab.goto(`${gateway}/account/people`);
      await rowOf(tab, 'Анна Ли').getByText('Диспетчерская').waitFor();
      await rowOf(tab, 'Борис Орлов').getByText('Зелёная').waitFor();
    });
    const areas = await items(browser, 'areas/');
    const owners = await Promise.all(areas.map(({ id }) => items(browser, `areas/${id}/owners/`)));
    expect(owners.flat()).toMatchObject([{ part: '0.5000000000' }]);
  });
});
