/** Files and rows that an import cannot take: each is a clear sentence on the page. */
import { randomUUID } from 'node:crypto';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { mustRun } from '../support/apps/run-command.js';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { table, uploadFile } from '../support/pages/import-pages.js';
import { accessibilityFaults, watchedTab } from '../support/pages/watched-tab.js';
import {
  api,
  assign,
  create,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { type KnownPerson, loggedInPerson, setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;
const mailbox = new Mailbox(system.mailbox);
const newImport = '/account/people/import/new';
const mebibyte = 1024 * 1024;

/** Milliseconds for uploads of many megabytes. */
vi.setConfig({ testTimeout: 120_000 });

let chromium: Chromium;
let members: OrganisationMembers;
let company: KnownPerson;
beforeAll(async () => {
  chromium = await startChromium();
  members = await createOrganisation(system);
  ({ company } = members);
  await setLanguage(company.browser, 'en');
});
afterAll(() => chromium.close());

async function openForm(javaScriptEnabled = true) {
  const context = await chromium.newContext({ locale: 'en', javaScriptEnabled });
  const cookies = [...company.browser.jar.snapshot()];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  const watched = await watchedTab(context, gateway);
  await watched.tab.goto(`${gateway}${newImport}`);
  return { context, ...watched };
}

const shownError = (tab: Page) => tab.locator('#file-error').innerText();
const state = (tab: Page, name: string) =>
  tab.locator(`dt:text-is("State") + dd:text-is("${name}")`).waitFor();
const rowOf = (tab: Page, text: string) => tab.locator('.row', { hasText: text });

const files: readonly (readonly [string, Buffer, number, RegExp])[] = [
  ['an empty file', Buffer.alloc(0), 400, /no rows/],
  ['nothing below the column names', Buffer.from('email;type\r\n'), 400, /no rows/],
  ['the binary file of a spreadsheet', Buffer.from('PK\u0003\u0004\u0014 and more'), 400, /not a CSV file/],
  ['NUL bytes', Buffer.from('email;type\r\na\0b;worker\r\n'), 400, /not a CSV file/],
  [
    'text of no table',
    Buffer.from('Dear neighbours,\r\nthe lift is broken.\r\n'),
    400,
    /Unknown columns: Dear neighbours/,
  ],
  ['a missing column', Buffer.from('email\r\na@example.org\r\n'), 400, /Missing columns: type/],
  [
    'a repeated column',
    Buffer.from('email;Type;Тип\r\na@example.org;worker;\r\n'),
    400,
    /Repeated columns: Тип/,
  ],
  ['open quotes', Buffer.from('email;type\r\n"a@example.org;worker\r\n'), 400, /Line \d.*cannot be read/s],
  [
    '100,001 rows',
    Buffer.from(`email;type\r\n${'a@example.org;worker\r\n'.repeat(100_001)}`),
    400,
    /more than 100,000 rows/,
  ],
  ['17 MiB', Buffer.alloc(17 * mebibyte, 'a'), 413, /larger than 16 MB/],
  ['40 MiB', Buffer.alloc(40 * mebibyte, 'a'), 413, /larger than 16 MB/],
];

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('a file %s', (_, javaScriptEnabled) => {
  it.each(files)(
    'with %s is refused at its field, and the form takes the next',
    async (_name, content, status, text) => {
      const { context, tab, faults } = await openForm(javaScriptEnabled);
      expect(await uploadFile(tab, content)).toBe(status);
      expect(await shownError(tab)).toMatch(text);
      expect(await tab.locator('input[type=file]').getAttribute('aria-invalid')).toBe('true');
      if (javaScriptEnabled) expect(await accessibilityFaults(tab)).toEqual([]);
      expect(await uploadFile(tab, table(['email', 'type'], [uniqueEmail(), 'worker']))).toBe(303);
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

describe('the upload form', () => {
  const send = async (form: FormData, of = company.browser) => {
    const headers = {
      Cookie: of.jar.header(),
      Origin: gateway,
      Accept: 'text/html',
      'Accept-Language': 'en',
    };
    const answer = await fetch(`${gateway}${newImport}`, {
      method: 'POST',
      headers,
      body: form,
      redirect: 'manual',
    });
    return [answer.status, await answer.text()] as const;
  };
  const tokenOf = async (of: Browser) => {
    const page = await fetch(`${gateway}${newImport}`, { headers: { Cookie: of.jar.header() } });
    return /name="csrf_token" value="([^"]+)"/.exec(await page.text())![1]!;
  };
  const file = () => new Blob([table(['email', 'type'], [uniqueEmail(), 'worker'])], { type: 'text/csv' });
  const formOf = (fields: Record<string, string | Blob>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };

  it('without a file asks for one', async () => {
    const csrf_token = await tokenOf(company.browser);
    // Browsers send an empty part without a file name.
    for (const sent of [{ csrf_token }, { csrf_token, file: new File([], '') }]) {
      const [status, body] = await send(formOf(sent));
      expect(status).toBe(400);
      expect(body).toMatch(/id="file-error">.*This field is required/s);
    }
  });

  it('takes no file in another field, and not two', async () => {
    const csrf_token = await tokenOf(company.browser);
    expect((await send(formOf({ csrf_token, other: file() })))[0]).toBe(400);
    const two = formOf({ csrf_token, file: file() });
    two.append('file', file());
    expect((await send(two))[0]).toBe(400);
  });

  it('with so much besides the file that the file is cut is refused', async () => {
    const csrf_token = await tokenOf(company.browser);
    const fields = { csrf_token, company_id: 'x'.repeat(900_000) };
    const large = new Blob(['email;type\r\n', 'a@example.org;worker\r\n'.repeat(750_000)]);
    expect((await send(formOf({ ...fields, file: large })))[0]).toBe(413);
  });

  it('needs the CSRF token of the session', async () => {
    const other = await loggedInPerson(gateway, mailbox);
    const { jar } = other.browser;
    const foreign = jar.get('csrftoken') ?? '';
    for (const csrf_token of ['', foreign])
      expect((await send(formOf({ csrf_token, file: file() })))[0]).toBe(403);
    expect((await send(formOf({ file: file() })))[0]).toBe(403);
    expect((await send(formOf({ csrf_token: await tokenOf(company.browser), file: file() })))[0]).toBe(303);
  });

  it('is refused to workers and to strangers', async () => {
    const { worker } = members;
    const csrf_token = await tokenOf(company.browser);
    expect((await send(formOf({ csrf_token, file: file() }), worker.browser))[0]).toBe(403);
    expect((await send(formOf({ file: file() }), new Browser(gateway)))[0]).toBe(303);
  });

  it('sends its file also after the access token has expired', async () => {
    const { context, tab } = await openForm(false);
    await context.clearCookies({ name: 'access_token' });
    const buffer = Buffer.from(table(['email', 'type'], [uniqueEmail(), 'worker']));
    await tab.locator('input[type=file]').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
    await tab.getByRole('button', { name: 'Upload and check' }).click();
    await tab.getByText('The file is uploaded.').waitFor();
    await context.close();
  });
});

describe('the dry run', () => {
  it('tells nothing about addresses of erased, deactivated and employed people', async () => {
    const { rival, admin } = members;
    const [erased, deactivated, employed] = await Promise.all(
      ['erased', 'deactivated', 'employed'].map(() => loggedInPerson(gateway, mailbox)),
    );
    await mustRun(['users', 'erase', erased!.email, '--yes'], system.environment);
    await mustRun(['users', 'deactivate', deactivated!.email], system.environment);
    await assign(admin, rival, employed!);
    const department = await create(rival.browser, 'departments/', { name: 'Repairs' });
    await create(rival.browser, `departments/${department.id}/workers/`, { user_id: employed!.userId });
    const { context, tab } = await openForm();
    const emails = [erased, deactivated, employed].map((person) => person!.email);
    await uploadFile(tab, table(['email', 'type'], ...emails.map((email) => [email, 'worker'])));
    await state(tab, 'Checked');
    for (const email of emails) await rowOf(tab, email).getByText('Would be invited').waitFor();
    await context.close();
  });

  it('is right until a permission is lost: then the row fails, and says why', async () => {
    const { admin } = members;
    const name = `lost_${randomUUID().slice(0, 8)}`;
    await create(admin, 'permissions/', { name });
    const permissions = [`${name} read`];
    const holder = api(`users/${company.userId}/permissions/`);
    expect((await admin.post(holder, { permissions })).status).toBe(200);
    await create(company.browser, 'departments/', { name });
    const { context, tab } = await openForm();
    const email = uniqueEmail();
    const row = [email, 'worker', name, permissions[0]!];
    await uploadFile(tab, table(['email', 'type', 'department', 'permissions'], row));
    await state(tab, 'Checked');
    await rowOf(tab, email).getByText('Would be invited').waitFor();
    await admin.request('DELETE', holder, { body: { permissions } });
    await tab.getByRole('button', { name: 'Send the invitations' }).click();
    await state(tab, 'Finished');
    await rowOf(tab, email).getByText('Wrong', { exact: true }).waitFor();
    await rowOf(tab, email).getByText(`(${permissions[0]})`).waitFor();
    await context.close();
  });

  it('that somebody else cancelled cannot be started from a page that is open', async () => {
    const { context, tab } = await openForm();
    await uploadFile(tab, table(['email', 'type'], [uniqueEmail(), 'worker']));
    await state(tab, 'Checked');
    const [id] = /[0-9a-f-]{36}/.exec(tab.url())!;
    expect((await company.browser.post(api(`imports/${id}/cancel/`))).status).toBe(200);
    await tab.getByRole('button', { name: 'Send the invitations' }).click();
    await tab.getByRole('alert').waitFor();
    await state(tab, 'Cancelled');
    await tab.reload();
    await state(tab, 'Cancelled');
    await context.close();
  });
});
