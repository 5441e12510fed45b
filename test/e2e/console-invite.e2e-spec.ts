/** Invitations in the console: a person is invited, invited again and revoked with the keyboard alone. */
import { randomUUID } from 'node:crypto';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chooseAction, chooseOption, press } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import { tabTo, typeInto } from '../support/pages/keyboard.js';
import {
  api,
  create,
  createOrganisation,
  housing,
  items,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const permission = `gate_${randomUUID().slice(0, 8)}`;

let chromium: Chromium;
let members: OrganisationMembers;
let companyName: string;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  const { company, admin } = members;
  for (const browser of [company.browser, admin]) await setLanguage(browser, 'en');
  await create(admin, 'permissions/', { name: permission });
  await admin.post(api(`users/${company.userId}/permissions/`), { permissions: [`${permission} read`] });
  await create(company.browser, 'departments/', { name: 'Gates' });
  await housing(company.browser);
  companyName = String(((await company.browser.get(api('me/'))).body as { name: string }).name);
});
afterAll(() => chromium.close());

const sentTo = async (email: string) =>
  (await items(members.admin, `invitations/?search=${email}`))[0] as Record<string, unknown>;

describe('an administrator with the keyboard alone', () => {
  it('invites a worker to a department of a company', async () => {
    const { tab, faults } = await openConsole(chromium, members.admin, 'invitations');
    const email = uniqueEmail('console');
    await press(tab, 'Invite');
    await chooseOption(tab, 'Type', 'Worker');
    await typeInto(tab, 'Email', email);
    await pickCompany(tab);
    await typeInto(tab, 'First name', '<b>Ann</b>');
    await chooseOption(tab, 'Department', 'Gates');
    await tabTo(tab, tab.getByLabel(`${permission} read`));
    await tab.keyboard.press('Space');
    await press(tab, 'Send the invitation');
    await tab.getByRole('link', { name: email }).waitFor();
    expect(await sentTo(email)).toMatchObject({
      company_id: members.company.userId,
      department: 'Gates',
      permissions: [`${permission} read`],
      profile: { type: 'worker', first_name: '<b>Ann</b>' },
    });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);
});

async function pickCompany(tab: Page): Promise<void> {
  await typeInto(tab, 'Company', companyName);
  const option = tab.getByRole('option').filter({ hasText: `No. ${members.company.userId}` });
  await option.waitFor();
  const index = await tab
    .getByRole('option')
    .evaluateAll<number, string>(
      (options, text) => options.findIndex((each) => (each.textContent ?? '').includes(text)),
      `No. ${members.company.userId}`,
    );
  for (let step = 0; step <= index; step++) await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await option.waitFor({ state: 'hidden' });
}

describe('a company with the keyboard alone', () => {
  it('sends an invitation again, then revokes it', async () => {
    const email = uniqueEmail('again');
    await create(members.company.browser, 'invitations/', { email, profile: { type: 'tenant' } });
    const { tab, faults } = await openConsole(chromium, members.company.browser, 'invitations');
    await chooseAction(tab, `Actions: ${email}`, 'Send again');
    await tab.getByRole('dialog').waitFor();
    await press(tab, 'Send again');
    await tab.getByText('We sent a new mail.').first().waitFor();
    await press(tab, email);
    await tab.getByText('sent 2 times').waitFor();
    await press(tab, 'Revoke');
    await tab.getByRole('dialog', { name: 'Revoke the invitation?' }).waitFor();
    await press(tab, 'Revoke');
    await tab.getByText('The invitation is revoked.').first().waitFor();
    expect(await sentTo(email)).toMatchObject({ state: 'revoked', times_sent: 2 });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);

  it('invites a resident with a share, after the share was corrected and nothing typed was lost', async () => {
    const { tab } = await openConsole(chromium, members.company.browser, 'invitations/new');
    const email = uniqueEmail('owner');
    await typeInto(tab, 'Email', email);
    await chooseOption(tab, 'House', 'Санкт-Петербург');
    await chooseOption(tab, 'Area', '1');
    await typeInto(tab, 'Share of the area', '2');
    await press(tab, 'Send the invitation');
    await tab.getByRole('alert').waitFor();
    await typeInto(tab, 'Share of the area', '0,5');
    await press(tab, 'Send the invitation');
    await tab.getByRole('link', { name: email }).waitFor();
    expect(await sentTo(email)).toMatchObject({ part: '0.5000000000' });
    await tab.context().close();
  }, 120_000);
});

describe('the table of invitations', () => {
  it('downloads what the filters show, in the language of the account', async () => {
    await setLanguage(members.rival.browser, 'ru');
    const email = uniqueEmail('table');
    await create(members.rival.browser, 'invitations/', { email, profile: { type: 'tenant' } });
    const { tab } = await openConsole(chromium, members.rival.browser, 'invitations?state=sent');
    const download = tab.waitForEvent('download');
    await press(tab, 'Скачать таблицу (CSV)');
    const [stream] = [await (await download).createReadStream()];
    const text = Buffer.concat(await stream.toArray()).toString();
    expect(text).toContain(email);
    expect(text).toContain('Жилец');
    await tab.context().close();
  }, 60_000);
});
