/** Two administrators change the same thing in the console: nothing typed is lost, and nothing is overwritten unseen. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import type { Browser } from '../support/http/browser.js';
import { api, approvedCompany, create, superuserOf } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let admin: Browser;
let other: Browser;
beforeAll(async () => {
  [chromium, admin, other] = await Promise.all([startChromium(), superuserOf(system), superuserOf(system)]);
  await setLanguage(admin, 'en');
});
afterAll(() => chromium.close());

async function changeMeanwhile(path: string, body: object): Promise<void> {
  const { headers } = await other.get(api(path));
  const options = { headers: { 'If-Match': headers.get('etag')! }, body };
  expect((await other.request('PATCH', api(path), options)).status).toBe(200);
}

it('shows both names of a department that was renamed meanwhile, and saves the one that is chosen', async () => {
  const company = await approvedCompany(system, admin);
  const { id } = await create(company.browser, 'departments/', { name: 'Porters' });
  const path = `departments/${id}/`;
  const { tab } = await openConsole(chromium, admin, `departments/${id}`);
  await tab.getByRole('button', { name: 'Rename' }).click();
  const panel = tab.getByRole('dialog');
  await panel.getByLabel('Name').fill('Gatekeepers');
  await changeMeanwhile(path, { name: 'Watch' });
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = panel.getByRole('alert').filter({ hasText: 'Somebody else changed this meanwhile' });
  await conflict.waitFor();
  expect(await conflict.innerText()).toMatch(/Porters[^]*Watch/);
  expect((await admin.get(api(path))).body).toMatchObject({ name: 'Watch' });
  await conflict.getByRole('button', { name: 'Keep mine, save again' }).click();
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.waitFor({ state: 'detached' });
  expect((await admin.get(api(path))).body).toMatchObject({ name: 'Gatekeepers' });
  await tab.context().close();
}, 60_000);

it('adds to a permission group what was ticked, and keeps what somebody else added meanwhile', async () => {
  const name = `lock_${Date.now()}`;
  await create(admin, 'permissions/', { name });
  const { id } = await create(admin, 'permission-groups/', { name: `Keepers of ${name}`, permissions: [] });
  const path = `permission-groups/${id}/`;
  const { tab } = await openConsole(chromium, admin, `permission-groups/${id}?search=${name}`);
  await tab.getByRole('checkbox', { name: `${name}: Update` }).check();
  await changeMeanwhile(path, { permissions: [`${name} read`] });
  await tab.getByRole('button', { name: 'Review changes' }).click();
  const dialog = tab.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('alert').waitFor();
  expect((await admin.get(api(path))).body).toMatchObject({ permissions: [`${name} read`] });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { permissions } = (await admin.get(api(path))).body as { permissions: string[] };
  expect(permissions.toSorted()).toEqual([`${name} read`, `${name} update`]);
  await tab.context().close();
}, 60_000);
