/** The search over everything in the console, with the keyboard alone. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { searchFor } from '../support/console/keyboard.js';
import { api, create, employment, housing } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

type Employment = Awaited<ReturnType<typeof employment>>;

let chromium: Chromium;
let own: Employment;
let foreign: Employment;
let workerName: string;
beforeAll(async () => {
  [chromium, own, foreign] = await Promise.all([startChromium(), employment(system), employment(system)]);
  await Promise.all([setLanguage(own.admin, 'en'), setLanguage(own.company.browser, 'en')]);
  const { body } = await own.worker.browser.get(api('me/'));
  workerName = (body as { name: string }).name;
});
afterAll(() => chromium.close());

const heading = (tab: Page, name: string) => tab.getByRole('heading', { level: 1, name, exact: true });
const options = (tab: Page) => tab.getByRole('dialog').getByRole('option');

describe('an administrator with the keyboard alone', () => {
  it('finds a person while typing, and opens them', async () => {
    const { tab, faults } = await openConsole(chromium, own.admin, '');
    // Before the code of the search has come, and while its dialog appears.
    await tab.route('**/search-dialog*.js', async (route) => {
      await delay(300);
      await route.continue();
    });
    await tab.keyboard.press('ControlOrMeta+k');
    await tab.keyboard.type(own.worker.email.slice(0, -4), { delay: 20 });
    await options(tab).filter({ hasText: own.worker.email }).waitFor();
    await tab.keyboard.press('Enter');
    await heading(tab, workerName).waitFor();
    expect(new URL(tab.url()).pathname).toBe(`/console/people/${own.worker.userId}`);
    await tab.locator('main:focus').waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('goes through what is found with the arrows: companies, and screens by their names', async () => {
    const { tab } = await openConsole(chromium, own.admin, '');
    await searchFor(tab, 'Permission');
    await tab.keyboard.press('ArrowDown');
    await tab.keyboard.press('Enter');
    await heading(tab, 'Permission groups').waitFor();
    await searchFor(tab, own.company.email);
    await options(tab).filter({ hasText: own.company.email }).waitFor();
    await tab.keyboard.press('Enter');
    await tab.waitForURL(`**/companies/${own.company.userId}`);
    await tab.context().close();
  });

  it('is told when nothing is found, and comes back to where they were', async () => {
    const { tab } = await openConsole(chromium, own.admin, 'people');
    const button = tab.getByRole('button', { name: 'Search', exact: true });
    await button.focus();
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').locator('input:focus').waitFor();
    await tab.keyboard.type('nobody-has-this-name');
    await tab.getByText('Nothing was found.').waitFor();
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Escape');
    await button.and(tab.locator(':focus')).waitFor();
    expect(new URL(tab.url()).pathname).toBe('/console/people');
    await tab.context().close();
  });

  it('opens it with the slash where the screen has no search of its own', async () => {
    const { tab } = await openConsole(chromium, own.admin, 'signing-keys');
    await tab.keyboard.press('/');
    await tab.getByRole('dialog').getByRole('combobox').waitFor();
    await tab.keyboard.press('Escape');
    await tab.context().close();
  });
});

it('shows markup and text of either direction in names as text', async () => {
  const name = '<b>שירות</b> & "repairs"';
  const { id } = await create(own.company.browser, 'departments/', { name });
  const { tab, faults } = await openConsole(chromium, own.admin, '');
  await searchFor(tab, 'שירות');
  await options(tab).filter({ hasText: name }).waitFor();
  await tab.keyboard.press('Enter');
  await heading(tab, name).waitFor();
  expect(new URL(tab.url()).pathname).toBe(`/console/departments/${id}`);
  expect(faults).toEqual([]);
  await tab.context().close();
});

it('finds for a company its own people and houses, and nothing of another', async () => {
  const { company } = own;
  const { house } = await housing(company.browser);
  await housing(foreign.company.browser);
  const { tab, faults } = await openConsole(chromium, company.browser, '');
  await searchFor(tab, 'невск');
  await options(tab).filter({ hasText: 'Невский 1' }).waitFor();
  expect(await options(tab).count()).toBe(1);
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`**/houses/${house.id}`);
  await tab.locator('main:focus').waitFor();
  await searchFor(tab, workerName);
  await options(tab).filter({ hasText: workerName }).waitFor();
  expect(await options(tab).count()).toBe(1);
  await tab.keyboard.press('Enter');
  await tab.waitForURL(`**/companies/${company.userId}/members?search=*`);
  await tab.getByRole('cell', { name: workerName, exact: true }).waitFor();
  await searchFor(tab, foreign.worker.email);
  await tab.getByText('Nothing was found.').waitFor();
  expect(faults).toEqual([]);
  await tab.context().close();
});
