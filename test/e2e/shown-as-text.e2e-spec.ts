/** Names with markup, in pages and mails: they are shown as text, and nothing of them runs. */
import { Client as Postgres } from 'pg';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { watchedTab } from '../support/pages/watched-tab.js';
import { approve, superuserOf } from '../support/people/organisations.js';
import {
  type KnownPerson,
  loggedInPerson,
  logInFromNewBrowser,
  uniqueEmail,
  workerProfile,
} from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });
let chromium: Chromium;
beforeAll(async () => {
  await database.connect();
  chromium = await startChromium();
});
afterAll(async () => {
  await chromium.close();
  await database.end();
});

/** Each would run, load a file, leave its attribute, or close the document if it were inserted unescaped. */
const script = `<script>document.title='taken'</script>`;
const image = `<img src=x onerror="document.title='taken'">`;
const attribute = `"><b id='taken'>`;
const template = '{{brand}} ${1+1} </title></textarea>';
const unique = () => Math.random().toString(36).slice(2, 8);

/** Opens pages of the account in Chromium. @returns the text of each, with the values of its fields */
async function textsOf({ browser }: KnownPerson, paths: readonly string[]): Promise<string[]> {
  const context = await chromium.newContext({ locale: 'en' });
  const cookies = [...browser.jar.snapshot()];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  const { tab, faults } = await watchedTab(context, gateway);
  const texts = [];
  for (const path of paths) {
    await tab.goto(`${gateway}${path}`);
    const fields = await tab.locator('input, textarea').all();
    const values = await Promise.all(fields.map((field) => field.inputValue()));
    texts.push([await tab.locator('body').innerText(), ...values].join('\n'));
    expect(await tab.title()).not.toContain('taken');
    expect(await tab.locator('#taken, body img[src=x], body script').count()).toBe(0);
  }
  expect(faults).toEqual([]);
  await context.close();
  return texts;
}

describe('markup in a name', () => {
  it('of a person is text on the pages of the account', async () => {
    const names = { first_name: script, last_name: image, surname: attribute };
    const person = await loggedInPerson(gateway, mailbox, { ...workerProfile(), ...names });
    const [profile] = await textsOf(person, ['/account/']);
    for (const name of Object.values(names)) expect(profile).toContain(name);
  });

  it('of a company is text on its pages and in the mail of its approval', async () => {
    const name = `${unique()} ${script} & ${template}`;
    const company = await loggedInPerson(gateway, mailbox, { type: 'company', name });
    const [profile] = await textsOf(company, ['/account/']);
    expect(profile).toContain(name);
    await approve(await superuserOf(system), company.userId);
    const mail = await mailbox.mail(company.email, 2);
    expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(name);
    await expectTextInMail(mail.html, name);
  });
});

describe('markup in the name of a browser', () => {
  it('is text on the pages of sessions and history', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const { email, password } = person;
    for (const device of [script, image, attribute, template]) {
      const headers = { 'User-Agent': `Mozilla/5.0 ${device} Firefox/140.0` };
      const other = new Browser(gateway);
      expect((await other.post('/api/v1/login/', { email, password }, { headers })).status).toBe(200);
    }
    const { rows } = await database.query('SELECT device FROM sessions WHERE user_id = $1', [person.userId]);
    expect(rows).toContainEqual({ device: expect.stringContaining(script) });
    const texts = await textsOf(person, ['/account/sessions', '/account/history']);
    expect(texts).toEqual([expect.stringContaining('Firefox'), expect.stringContaining('Firefox')]);
  });
});

describe('markup in an email address', () => {
  it('is text on the pages and in the mails about it', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const [local, host] = uniqueEmail('o').split('@');
    const email = `${local}&b='<taken>'@${host}`.replaceAll(/[<>]/g, '');
    const { browser, password } = person;
    const asked = await browser.post('/api/v1/me/email/', { email, current_password: password });
    expect(asked.status).toBe(202);
    const notice = await mailbox.mail(person.email, 2);
    expect(notice.text.replaceAll(/\s+/g, '')).toContain(email);
    await expectTextInMail(notice.html, email);
    const other = await logInFromNewBrowser(person);
    expect((await other.get('/account/security', { headers: { Accept: 'text/html' } })).status).toBe(200);
  });
});

/** Opens the HTML part of a mail as a mail program without any protection would. */
async function expectTextInMail(html: string, text: string): Promise<void> {
  const tab = await chromium.newPage();
  const requests: string[] = [];
  tab.on('request', (request) => requests.push(request.url()));
  await tab.setContent(html);
  const shown = await eventually(
    'The mail',
    async () => (await tab.locator('body').innerText()) || undefined,
  );
  expect(shown.replaceAll(/\s+/g, ' ')).toContain(text);
  expect([await tab.title(), await tab.locator('script, img, #taken').count(), requests]).toEqual([
    expect.not.stringContaining('taken'),
    0,
    [],
  ]);
  await tab.close();
}
