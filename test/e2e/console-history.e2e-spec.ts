/** The history of an account in the console. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { api, createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { accessibilityFaults, overflows } from '../support/pages/watched-tab.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  await setLanguage(members.admin, 'en');
});
afterAll(() => chromium.close());

it('shows a superuser who changed an account, when and how', async () => {
  const { admin, rival } = members;
  const path = `users/${rival.userId}/`;
  const { version } = (await admin.get(api(path))).body as { version: number };
  const headers = { 'If-Match': `"${version}"` };
  expect((await admin.post(api(`${path}deactivate/`), undefined, { headers })).status).toBe(200);
  const { tab, faults } = await openConsole(chromium, admin, `people/${rival.userId}`);
  await tab.getByRole('link', { name: 'History', exact: true }).click();
  const row = tab.getByRole('row').filter({ hasText: 'Active: yes → no' });
  await row.getByRole('button', { name: 'State or rank changed' }).click();
  await tab.getByRole('dialog').getByRole('row', { name: 'Active yes no' }).waitFor();
  expect(await accessibilityFaults(tab)).toEqual([]);
  expect(await overflows(tab)).toBe(false);
  expect(faults).toEqual([]);
  await tab.context().close();
});
