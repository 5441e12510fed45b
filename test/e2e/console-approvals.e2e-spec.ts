/** Companies that wait in the console: approved, and refused with a reason, with the keyboard alone. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chooseAction, press } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { typeInto } from '../support/pages/keyboard.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { companyProfile, type KnownPerson, loggedInPerson, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const registered = () => loggedInPerson(system.gateway, new Mailbox(system.mailbox), companyProfile());

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
  await setLanguage(admin, 'en');
});
afterAll(() => chromium.close());

const own = async ({ browser }: KnownPerson) =>
  (await browser.get(api('me/'))).body as Record<string, unknown>;

const listOf = (company: KnownPerson) =>
  openConsole(chromium, admin, `approvals?search=${encodeURIComponent(company.email)}`);

describe('an administrator with the keyboard alone', () => {
  it('looks at a company that waits, and approves it', async () => {
    const company = await registered();
    const { name } = await own(company);
    const { tab, faults } = await listOf(company);
    await press(tab, String(name));
    await tab.getByRole('dialog', { name: String(name) }).waitFor();
    await tab.getByRole('dialog').getByRole('button', { name: 'Approve the company' }).press('Enter');
    await tab.getByText('It is told by mail.').waitFor();
    await press(tab, 'Approve the company');
    await tab.getByText('The company is approved.').first().waitFor();
    expect(await own(company)).toMatchObject({ approval: 'approved' });
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);

  it('refuses a company with a reason, which it may not leave out', async () => {
    const company = await registered();
    const { name } = await own(company);
    const { tab } = await listOf(company);
    await chooseAction(tab, `Actions: ${String(name)}`, 'Refuse the company');
    await tab.getByRole('dialog').waitFor();
    await press(tab, 'Refuse the company');
    await tab.getByRole('alert').waitFor();
    await typeInto(tab, 'Reason for the refusal', 'The address is missing.');
    await press(tab, 'Refuse the company');
    await tab.getByText('The company is refused.').first().waitFor();
    expect(await own(company)).toMatchObject({
      approval: 'refused',
      refusal_reason: 'The address is missing.',
    });
    await tab.context().close();
  }, 120_000);
});
