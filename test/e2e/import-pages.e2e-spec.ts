/** Companies and administrators import people and houses on pages, in Chromium with and without JavaScript. */
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { table, uploadFile, windows1251 } from '../support/pages/import-pages.js';
import { press } from '../support/pages/keyboard.js';
import { type WatchedTab, watchedTab } from '../support/pages/watched-tab.js';
import { createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);
const database = new Postgres({ connectionString: system.environment['DATABASE_URL'] });

/** Milliseconds for a whole import in a browser. */
vi.setConfig({ testTimeout: 120_000 });

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  await database.connect();
  chromium = await startChromium();
  members = await createOrganisation(system);
  const { company, admin } = members;
  await Promise.all([company.browser, admin].map((browser) => setLanguage(browser, 'en')));
});
afterAll(async () => {
  await chromium.close();
  await database.end();
});

async function tabOf(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedTab> {
  const context = await chromium.newContext({ locale: 'en', ...options });
  const cookies = [...browser.jar.snapshot()];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  return watchedTab(context, gateway);
}

const factOf = (tab: Page, term: string) => tab.locator(`dt:text-is("${term}") + dd`).textContent();
const rowOf = (tab: Page, text: string) => tab.locator('.row', { hasText: text });

/** The page loads itself again while an import is busy; without JavaScript, its reader does. */
async function inState(tab: Page, state: string, javaScriptEnabled = true): Promise<void> {
  const shown = tab.locator(`dt:text-is("State") + dd:text-is("${state}")`);
  if (javaScriptEnabled) return shown.waitFor();
  await eventually(`the state ${state}`, async () => {
    if ((await shown.count()) === 1) return true;
    await tab.reload();
    return false;
  });
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a company %s', (_, javaScriptEnabled) => {
  it('imports people from a file in windows-1251, and the same file again changes nothing', async () => {
    const { tab, faults } = await tabOf(members.company.browser, {
      javaScriptEnabled,
      viewport: { width: 390, height: 800 },
    });
    const [first, second] = [uniqueEmail(), uniqueEmail()];
    const file = windows1251(
      table(
        ['Почта', 'Тип', 'Фамилия'],
        [first, 'жилец', 'Липатова'],
        [second, 'собака', 'Иванов'],
        [first, 'жилец', 'Петров'],
      ),
    );
    await tab.goto(`${gateway}/account/people`);
    await press(tab, 'Import');
    await press(tab, 'Upload a file');
    expect(await uploadFile(tab, file)).toBe(303);
    await inState(tab, 'Checked', javaScriptEnabled);
    expect([
      await factOf(tab, 'Encoding'),
      await factOf(tab, 'Delimiter'),
      await factOf(tab, 'Rows'),
    ]).toEqual(['windows-1251', 'semicolon', '3']);
    expect(await factOf(tab, 'Line 2')).toContain('Липатова');
    await rowOf(tab, second)
      .getByText(/^type: Must be one of/)
      .waitFor();
    await tab.getByLabel('Rows to show').selectOption({ label: 'Wrong' });
    await press(tab, 'Show');
    expect(await tab.locator('.row').count()).toBe(1);
    await press(tab, 'Send the invitations');
    await inState(tab, 'Finished', javaScriptEnabled);
    await rowOf(tab, first).getByText('Invited', { exact: true }).waitFor();
    await rowOf(tab, 'Петров').getByText('Repeats a row above').waitFor();
    await mailbox.mail(first, 1);

    await tab.goto(`${gateway}/account/people/import/new`);
    expect(await uploadFile(tab, file)).toBe(303);
    await inState(tab, 'Checked', javaScriptEnabled);
    await tab.getByText('There is nothing to start').waitFor();
    expect(await tab.getByRole('button', { name: 'Send the invitations' }).count()).toBe(0);
    await rowOf(tab, 'Липатова').getByText('Already invited').waitFor();
    await press(tab, 'Cancel the import');
    await inState(tab, 'Cancelled', javaScriptEnabled);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('sees the progress again after a reload, and the end without one', async () => {
    const { tab, faults } = await tabOf(members.company.browser, { javaScriptEnabled });
    await tab.goto(`${gateway}/account/people/import/new`);
    const held = uniqueEmail('held');
    await uploadFile(tab, table(['email', 'type'], [uniqueEmail(), 'worker'], [held, 'worker']));
    await inState(tab, 'Checked', javaScriptEnabled);
    const [id] = /[0-9a-f-]{36}/.exec(tab.url())!;
    await database.query('BEGIN');
    await database.query('SELECT FROM import_rows WHERE import_id = $1 AND line = 3 FOR UPDATE', [id]);
    await press(tab, 'Send the invitations');
    const half = tab.getByText('1 of 2', { exact: true });
    if (javaScriptEnabled) await half.waitFor();
    for (const reload of ['first', 'second']) {
      await eventually(`the progress after the ${reload} reload`, async () => {
        await tab.reload();
        return (await half.count()) === 1;
      });
      const bar = tab.getByRole('progressbar', { name: 'Progress' });
      expect([await bar.getAttribute('value'), await bar.getAttribute('max')]).toEqual(['1', '2']);
    }
    await database.query('ROLLBACK');
    await inState(tab, 'Finished', javaScriptEnabled);
    expect(await tab.getByRole('progressbar').count()).toBe(0);
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});

describe('an import on its page', () => {
  it('of houses adds them, and a repeated file adds none', async () => {
    const { browser } = members.company;
    const { tab, faults } = await tabOf(browser);
    const street = `Street ${uniqueEmail()}`;
    const file = table(
      ['Группа домов', 'Город', 'Улица', 'Дом', 'Квартира'],
      ['Harbour', 'Выборг', street, '7', '1'],
      ['Harbour', 'Выборг', street, '7', '2'],
    );
    for (const outcome of ['Added', 'Exists already']) {
      await tab.goto(`${gateway}/account/people/import/new`);
      await press(tab, 'Upload houses');
      await uploadFile(tab, file);
      await inState(tab, 'Checked');
      if (outcome === 'Added') {
        await press(tab, 'Add the houses');
        await inState(tab, 'Finished');
      }
      expect(await factOf(tab, outcome)).toBe('2');
      await rowOf(tab, `Выборг, ${street}, 7, 2`).getByText(outcome).waitFor();
    }
    const houses = await items(browser, 'houses/?limit=100');
    expect(houses.filter((house) => house['street'] === street)).toHaveLength(1);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('is downloaded as a whole or only its wrong rows, which are uploaded again once corrected', async () => {
    const { tab } = await tabOf(members.company.browser);
    const email = uniqueEmail();
    await tab.goto(`${gateway}/account/people/import/new`);
    await uploadFile(tab, table(['email', 'type', 'position'], [email, 'worker', '=1+1'], ['x', 'dog', '']));
    await inState(tab, 'Checked');
    const all = await download(tab, 'Download the results');
    expect(all).toContain(`${email},worker,'=1+1,would be invited,`);
    const wrong = await download(tab, 'Download the wrong rows');
    expect(wrong.trimEnd().split('\r\n')).toEqual([
      '\ufeffemail,type,position,result,reason',
      expect.stringMatching(/^x,dog,,wrong,.*type: Must be one of/),
    ]);
    await tab.goto(`${gateway}/account/people/import/new`);
    const corrected = wrong.replace('x,dog', `${uniqueEmail()},worker`);
    expect(await uploadFile(tab, corrected)).toBe(303);
    await inState(tab, 'Checked');
    expect(await factOf(tab, 'Would be invited')).toBe('1');
    await tab.context().close();
  });

  it('is invisible to other companies, and the section to workers', async () => {
    const { company, rival, worker, admin } = members;
    const { tab } = await tabOf(company.browser);
    await tab.goto(`${gateway}/account/people/import/new`);
    await uploadFile(tab, table(['email', 'type'], [uniqueEmail(), 'worker']));
    const path = new URL(tab.url()).pathname;
    const statuses = async (browser: Browser) => {
      const paths = ['/account/people/import', '/account/people/import/new', path, `${path}/results`];
      const answers = await Promise.all(
        paths.map((each) => browser.get(each, { headers: { Accept: 'text/html' } })),
      );
      return answers.map(({ status }) => status);
    };
    expect(await statuses(company.browser)).toEqual([200, 200, 200, 200]);
    expect(await statuses(admin)).toEqual([200, 200, 200, 200]);
    expect(await statuses(rival.browser)).toEqual([200, 200, 404, 404]);
    expect(await statuses(worker.browser)).toEqual([403, 403, 403, 403]);
    const list = await rival.browser.get('/account/people/import', { headers: { Accept: 'text/html' } });
    expect(String(list.body)).not.toContain(path);
    await tab.context().close();
  });
});

async function download(tab: Page, link: string): Promise<string> {
  const saved = tab.waitForEvent('download');
  await tab.getByRole('link', { name: link }).click();
  const stream = await (await saved).createReadStream();
  return Buffer.concat(await stream.toArray()).toString();
}
