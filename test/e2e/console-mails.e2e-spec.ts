/** Mails in the console: a failed one is found, with the reason, and sent again with the keyboard alone. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { chooseAction, chooseOption, fill, press } from '../support/console/keyboard.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api, items, superuserOf } from '../support/people/organisations.js';
import { uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);

let chromium: Chromium;
let admin: Browser;
beforeAll(async () => {
  [chromium, admin] = await Promise.all([startChromium(), superuserOf(system)]);
});
afterAll(() => chromium.close());

const listed = (recipient: string, state = 'failed') =>
  items(admin, `mails/?state=${state}&recipient=${encodeURIComponent(recipient)}`);

/** An invitation that the mail server refuses. @returns its recipient */
async function bounce(): Promise<string> {
  const email = uniqueEmail('bounced');
  await mailbox.respond(email, 'refuse');
  const profile = { type: 'tenant', first_name: 'Ann', last_name: 'Lee' };
  expect((await admin.post(api('invitations/'), { email, profile })).status).toBe(201);
  await expect.poll(() => listed(email), { timeout: 20_000 }).toHaveLength(1);
  return email;
}

const open = async (path: string): Promise<Page> => (await openConsole(chromium, admin, path)).tab;
const parameters = (tab: Page) => Object.fromEntries(new URL(tab.url()).searchParams);

describe('a failed mail', () => {
  it('is found by its recipient and state, says why it failed, and is sent again', async () => {
    const email = await bounce();
    const tab = await open('mails');
    await press(tab, 'Mails');
    await fill(tab, 'Address of the recipient', email.toUpperCase(), 'searchbox');
    await chooseOption(tab, 'State', 'Failed');
    const row = tab.getByRole('row').filter({ hasText: email });
    await row.getByText('There is no such address.').waitFor();
    await row.getByRole('cell', { name: 'Invitation' }).waitFor();
    await expect.poll(() => parameters(tab)).toEqual({ search: email.toUpperCase(), state: 'failed' });

    await mailbox.respond(email, 'accept');
    await chooseAction(tab, `Actions: ${email}`, 'Send again');
    await tab.getByText('1 mail is sent again.').waitFor();
    expect((await mailbox.mail(email)).text).toContain('/account/invitation');
    await tab.getByText('No mail matches these filters.').waitFor();
    await press(tab, 'Clear');
    await expect.poll(() => parameters(tab)).toEqual({});
    await tab.context().close();
  });

  it('is sent again together with all others, after the question was confirmed', async () => {
    const [one, other] = [await bounce(), await bounce()];
    const tab = await open('mails?state=failed');
    await tab.getByText(/^\d+ failed$/).waitFor();
    await mailbox.respond(one, 'accept');
    await mailbox.respond(other, 'accept');
    await press(tab, 'Send all failed again');
    const question = tab.getByRole('dialog', { name: 'Send all failed again' });
    await question.getByText('Links in old mails may have expired.').waitFor();
    await tab.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await listed(one)).toHaveLength(1);

    await press(tab, 'Send all failed again');
    await question.waitFor();
    await press(tab, 'Send again');
    await tab.getByText(/^\d+ mails are sent again\.$/).waitFor();
    await Promise.all([mailbox.mail(one), mailbox.mail(other)]);
    await tab.context().close();
  });
});

describe('the list of mails', () => {
  it('keeps its filters in the address, and leads to the person', async () => {
    const email = await bounce();
    const tab = await open(`mails?search=${encodeURIComponent(email)}&template=invitation`);
    expect(await tab.getByLabel('Mail', { exact: true }).inputValue()).toBe('invitation');
    await press(tab, email);
    await tab.getByRole('heading', { name: 'People', level: 1 }).waitFor();
    expect(parameters(tab)).toEqual({ search: email });
    await tab.context().close();
  });
});
