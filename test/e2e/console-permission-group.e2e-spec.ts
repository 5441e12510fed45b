/** A permission group in the console, with the keyboard alone. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { fill, press, reach } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import { api, create, superuserOf } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
beforeAll(async () => {
  chromium = await startChromium();
});
afterAll(() => chromium.close());

it('changes a group and shows the difference first, with the keyboard alone', async () => {
  const admin = await superuserOf(system);
  await setLanguage(admin, 'en');
  const name = `meter_${Date.now()}`;
  await create(admin, 'permissions/', { name });
  const group = await create(admin, 'permission-groups/', {
    name: `Readers of ${name}`,
    permissions: [`${name} read`],
  });
  const { tab, faults } = await openConsole(chromium, admin, `permission-groups/${group.id}`);
  await fill(tab, 'Search permissions', name, 'searchbox');
  await reach(tab, 'checkbox', `${name}: Read`);
  await tab.keyboard.press('Space');
  await reach(tab, 'checkbox', `${name}: Update`);
  await tab.keyboard.press('Space');
  await press(tab, 'Review changes');
  const difference = tab.getByRole('dialog');
  await difference.waitFor();
  const text = await difference.innerText();
  expect(text).toMatch(/1 permission is added\s+\S+ update\s+1 permission is removed\s+\S+ read/);
  const stored = async () => (await admin.get(api(`permission-groups/${group.id}/`))).body;
  expect(await stored()).toMatchObject({ permissions: [`${name} read`] });
  await press(tab, 'Save');
  await difference.waitFor({ state: 'detached' });
  expect(await stored()).toMatchObject({ permissions: [`${name} update`] });
  expect(faults).toEqual([]);
  await tab.context().close();
}, 60_000);
