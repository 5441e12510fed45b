/** Profiles for accounts that were created without one: over HTTP, in the shell and in the console. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import { openConsole } from '../support/console/console-tab.js';
import type { Browser } from '../support/http/browser.js';
import { fill, press } from '../support/console/keyboard.js';
import { administrator, api, superuserOf } from '../support/people/organisations.js';
import { workerProfile } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

interface Account {
  readonly user_id: number;
  readonly version: number;
  readonly email: string;
  readonly profile: object | null;
}

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
});
afterAll(() => chromium.close());

async function withoutProfile(): Promise<Account> {
  const { browser } = await administrator(system);
  return (await browser.get(api('me/'))).body as Account;
}

const read = async ({ user_id }: Account) => (await admin.get(api(`users/${user_id}/`))).body as Account;

describe('a profile for an account without one', () => {
  it('is given over HTTP, once, with the version of the account', async () => {
    const account = await withoutProfile();
    expect(account.profile).toBeNull();
    const path = api(`users/${account.user_id}/profile/`);
    const headers = { 'If-Match': `"${account.version}"` };
    expect((await admin.post(path, { profile: workerProfile() })).status).toBe(428);
    const given = await admin.post(path, { profile: workerProfile() }, { headers });
    expect(given).toMatchObject({ status: 200, body: { type: 'worker', version: account.version + 1 } });
    expect((await admin.post(path, { profile: workerProfile() }, { headers })).status).toBe(409);
    const newer = { 'If-Match': `"${account.version + 1}"` };
    const again = await admin.post(path, { profile: workerProfile() }, { headers: newer });
    expect(again).toMatchObject({ status: 400, body: { profile: ['This account has a profile.'] } });
  });

  it('is given in the shell', async () => {
    const account = await withoutProfile();
    const fields = ['name=Harbour Town', 'address=1 Harbour Street'].flatMap((one) => ['--field', one]);
    const args = ['users', 'give-profile', account.email, '--type', 'company', ...fields, '--json'];
    const { code, stdout } = await runCommand(args, system.environment);
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { profile_type: 'company' }]);
    expect((await read(account)).profile).toMatchObject({ type: 'company', name: 'Harbour Town' });
    expect((await runCommand(args, system.environment)).code).toBe(1);
  }, 120_000);

  it('is given in the console with the keyboard alone', async () => {
    const account = await withoutProfile();
    const { tab, faults } = await openConsole(chromium, admin, `people/${account.user_id}`);
    await press(tab, 'Give a profile');
    await tab.getByRole('dialog', { name: 'Give a profile' }).waitFor();
    await fill(tab, 'Last name', 'Lee');
    await press(tab, 'Give the profile');
    await tab.getByRole('alert').waitFor();
    await fill(tab, 'First name', 'Ann');
    await tab.getByLabel('Date of birth').fill('1990-05-17');
    await press(tab, 'Give the profile');
    await tab.getByRole('heading', { level: 1, name: 'Ann Lee' }).waitFor();
    expect((await read(account)).profile).toMatchObject({ type: 'worker', sex: 'female' });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});
