/** What all lists of the console share, with the keyboard alone: orders, columns to choose, and a selection across pages. */
import { randomBytes } from 'node:crypto';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { press, reach } from '../support/console/keyboard.js';
import type { Browser } from '../support/http/browser.js';
import { setLanguage, workerProfile } from '../support/people/people.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { tabTo } from '../support/pages/keyboard.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

/** One more than the console shows on a page, and the last in the order of emails. */
const people = 51;
const group = `listed${randomBytes(6).toString('hex')}`;
const emails = Array.from({ length: people }, (_, index) => `${group}.${100 + index}@example.org`);
const list = `people?search=${group}&sort=email`;

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
  await setLanguage(admin, 'en');
  for (const email of emails) {
    const { status } = await admin.post(api('users/'), { email, profile: workerProfile() });
    expect(status).toBe(201);
  }
});
afterAll(() => chromium.close());

const shownEmails = (tab: Page) => tab.locator('tbody tr td:nth-child(3)').allTextContents();
const header = (tab: Page, name: string) => tab.getByRole('columnheader', { name, exact: true });

describe('a list', () => {
  it('is sorted by the heads of its columns, one way and the other, as its address says', async () => {
    const { tab, faults } = await openConsole(chromium, admin, `people?search=${group}`);
    await press(tab, 'Email');
    await tab.waitForURL('**/people?*sort=email*');
    await expect.poll(() => header(tab, 'Email').getAttribute('aria-sort')).toBe('ascending');
    await expect.poll(() => shownEmails(tab)).toEqual(emails.slice(0, 50));
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/people?*sort=-email*');
    await expect.poll(() => shownEmails(tab)).toEqual(emails.toReversed().slice(0, 50));
    await tab.reload();
    await expect.poll(() => shownEmails(tab)).toEqual(emails.toReversed().slice(0, 50));
    await expect.poll(() => header(tab, 'Email').getAttribute('aria-sort')).toBe('descending');
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('shows the columns that somebody chooses, also when they come again', async () => {
    const { tab, faults } = await openConsole(chromium, admin, list);
    await header(tab, 'Registered').waitFor({ state: 'detached' });
    await press(tab, 'Columns');
    for (const column of ['Registered', 'Type']) {
      const item = tab.getByRole('menuitemcheckbox', { name: column, exact: true });
      await item.waitFor();
      const isFocused = () =>
        item.evaluate<boolean, void>((element) => element === element.ownerDocument.activeElement);
      for (let step = 0; step < 10 && !(await isFocused()); step++) await tab.keyboard.press('ArrowDown');
      await tab.keyboard.press('Enter');
    }
    await tab.keyboard.press('Escape');
    for (const time of ['at once', 'after reloading']) {
      await header(tab, 'Registered').waitFor();
      expect(await header(tab, 'Type').count(), time).toBe(0);
      await tab.reload();
    }
    await header(tab, 'Registered').waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('keeps what is selected on one page while somebody selects on the next, and forgets it with another search', async () => {
    const { tab, faults } = await openConsole(chromium, admin, list);
    await tabTo(tab, tab.getByRole('checkbox', { name: 'Select all rows' }));
    await tab.keyboard.press('Space');
    await tab.getByText('50 selected').waitFor();
    await press(tab, 'Next');
    const last = tab.getByRole('row', { name: emails.at(-1)! }).getByRole('checkbox');
    await last.waitFor();
    await tab.getByText('50 on other pages').waitFor();
    await tabTo(tab, last);
    await tab.keyboard.press('Space');
    await tab.getByText('51 selected').waitFor();
    await press(tab, 'Previous');
    await tab.getByText('1 on other pages').waitFor();
    const boxes = tab.locator('tbody').getByRole('checkbox', { checked: true });
    await expect.poll(() => boxes.count()).toBe(50);
    await reach(tab, 'searchbox', 'Search by name, email or number');
    await tab.keyboard.type('.1');
    await tab.getByRole('region', { name: 'Selected rows' }).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});
