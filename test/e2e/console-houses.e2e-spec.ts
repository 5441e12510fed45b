/** A company's houses in the console, with the keyboard alone. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fill, press, reach } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import { assign, change, createOrganisation, housing, items } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

it('creates a house with an area and adds a tenant who owns a third, with the keyboard alone', async () => {
  const { admin, company, tenant } = await createOrganisation(system);
  await assign(admin, company, tenant);
  await setLanguage(company.browser, 'en');
  const { tab, faults } = await openConsole(chromium, company.browser, '');
  await press(tab, 'Houses');
  await press(tab, 'Create house group');
  await fill(tab, 'Name', 'Harbour');
  await tab.keyboard.press('Enter');
  await press(tab, 'Harbour');
  await press(tab, 'Create house');
  await fill(tab, 'City', 'Riga');
  await fill(tab, 'Street', 'Elm');
  await fill(tab, 'Number', '5');
  await tab.keyboard.press('Enter');
  await press(tab, 'Elm 5, Riga');
  await press(tab, 'Create area');
  await fill(tab, 'Number', '14');
  await tab.keyboard.press('Enter');
  await press(tab, '14');
  await press(tab, 'Add tenant');
  await tab.getByRole('radio').first().waitFor();
  await reach(tab, 'radio', /./);
  await tab.keyboard.press('Space');
  await tab.keyboard.press('Enter');
  await tab.getByText('The tenant is added.').first().waitFor();
  await press(tab, 'Add share');
  await reach(tab, 'radio', /./);
  await tab.keyboard.press('Space');
  await fill(tab, 'Share', '1/3');
  await tab.keyboard.press('Enter');
  await tab.getByText('33.33333333%').waitFor();
  const area = (await items(company.browser, 'areas/')).find(({ number }) => number === '14')!;
  expect(await items(company.browser, `areas/${area.id}/tenants/`)).toMatchObject([
    { user_id: tenant.userId },
  ]);
  expect(await items(company.browser, `areas/${area.id}/owners/`)).toMatchObject([
    { tenant_id: tenant.userId, part: '0.3333333333' },
  ]);
  expect(faults).toEqual([]);
  await tab.context().close();
}, 60_000);

it('shows both versions of a house that somebody else has changed meanwhile, and keeps the chosen one', async () => {
  const { admin, company } = await createOrganisation(system);
  const { group, house } = await housing(company.browser);
  const { tab } = await openConsole(chromium, admin, `house-groups/${group.id}`);
  await tab.getByRole('button', { name: /^Actions: / }).click();
  await tab.getByRole('menuitem', { name: 'Change' }).click();
  await tab.getByRole('textbox', { name: 'Street' }).fill('Mine');
  const theirs = await change(company.browser, `houses/${house.id}/`, 1, { street: 'Theirs' });
  expect(theirs.status).toBe(200);
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.getByRole('row', { name: 'Street Невский Theirs' }).waitFor();
  expect(await tab.getByRole('textbox', { name: 'Street' }).inputValue()).toBe('Mine');
  await tab.getByRole('button', { name: 'Keep mine, save again' }).click();
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.getByRole('link', { name: /^Mine 1/ }).waitFor();
  expect(await items(company.browser, 'houses/')).toMatchObject([{ street: 'Mine', version: 3 }]);
  await tab.context().close();
}, 60_000);
