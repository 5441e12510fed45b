/** A company's departments in the console, with the keyboard alone. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { chooseAction, fill, press, reach } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import { employment, items } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

it('creates a department and moves a worker there, with the keyboard alone', async () => {
  const { company, worker, department } = await employment(system);
  await setLanguage(company.browser, 'en');
  const { tab, faults } = await openConsole(chromium, company.browser, '');
  await press(tab, 'Companies');
  await press(tab, 'Departments');
  await press(tab, 'Create department');
  await fill(tab, 'Name', 'Cleaning <b>');
  await tab.keyboard.press('Enter');
  await tab.getByRole('link', { name: 'Cleaning <b>' }).waitFor();
  await press(tab, 'Repairs');
  await tab.getByRole('heading', { level: 1, name: 'Repairs' }).waitFor();
  const row = await tab.getByRole('button', { name: /^Actions: / }).getAttribute('aria-label');
  await chooseAction(tab, row!, 'Move');
  await reach(tab, 'combobox', 'To the department');
  await tab.keyboard.type('Cleaning');
  await press(tab, 'Move');
  await tab.getByText('Nobody works here yet. Add a worker.').waitFor();
  const departments = await items(company.browser, 'departments/');
  const target = departments.find(({ id }) => id !== department.id)!;
  expect(target['name']).toBe('Cleaning <b>');
  expect(await items(company.browser, `departments/${target.id}/workers/`)).toMatchObject([
    { user_id: worker.userId },
  ]);
  expect(faults).toEqual([]);
  await tab.context().close();
}, 60_000);

it('shows a company nothing of another company', async () => {
  const { company } = await employment(system);
  const { company: other, department } = await employment(system);
  await setLanguage(company.browser, 'en');
  const { tab } = await openConsole(chromium, company.browser, `companies/${other.userId}`);
  await tab.getByRole('alert').waitFor();
  await tab.goto(`${system.gateway}/console/departments/${department.id}`);
  await tab.getByRole('alert').waitFor();
  expect(await tab.getByRole('table').count()).toBe(0);
  await tab.context().close();
}, 60_000);
