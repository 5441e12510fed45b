/** Imports in the console: a file is uploaded, looked through and started with the keyboard alone. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chooseOption, press } from '../support/console/keyboard.js';
import { openConsole } from '../support/console/console-tab.js';
import { table, windows1251 } from '../support/pages/import-pages.js';
import { tabTo } from '../support/pages/keyboard.js';
import { createOrganisation, items, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  await setLanguage(members.company.browser, 'en');
});
afterAll(() => chromium.close());

/** Enter opens the dialog of the system, which the test answers. */
async function upload(tab: Page, content: string | Buffer): Promise<void> {
  // The browser is told to report the dialog before the key is pressed.
  const chooser = tab.waitForEvent('filechooser');
  await tabTo(tab, tab.getByLabel('CSV file', { exact: true }));
  await tab.keyboard.press('Enter');
  const buffer = Buffer.from(content);
  await (await chooser).setFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  await press(tab, 'Upload and check');
}

const invited = (email: string) => items(members.company.browser, `invitations/?search=${email}`);

describe('a company with the keyboard alone', () => {
  it('uploads a file, looks at the wrong rows, and sends the invitations', async () => {
    const { tab, faults } = await openConsole(chromium, members.company.browser, 'imports/new');
    const email = uniqueEmail('imported');
    await upload(tab, table(['Email', 'Type'], [email, 'tenant'], ['<b>nobody</b>', 'pirate']));
    await tab.getByText('Invitations to send: 1.').waitFor();
    expect(await invited(email)).toEqual([]);
    await chooseOption(tab, 'Rows to show', 'Wrong');
    await tab.getByRole('cell', { name: email }).waitFor({ state: 'detached' });
    await tab.getByRole('cell', { name: '<b>nobody</b>', exact: true }).waitFor();
    const download = tab.waitForEvent('download');
    await press(tab, 'Download the wrong rows');
    const text = Buffer.concat(await (await (await download).createReadStream()).toArray()).toString();
    expect(text).toContain('pirate');
    expect(text).not.toContain(email);
    await press(tab, 'Send the invitations');
    await tab.reload();
    await tab.getByText('All rows are done.').waitFor();
    expect(await invited(email)).toHaveLength(1);
    expect(faults).toEqual([]);
    await tab.context().close();
  }, 120_000);

  it('starts a file in another encoding only after confirming that it is readable', async () => {
    const { tab } = await openConsole(chromium, members.company.browser, 'imports/new');
    const email = uniqueEmail('encoded');
    await upload(tab, windows1251(table(['Почта', 'Тип', 'Фамилия'], [email, 'жилец', 'Петров'])));
    await tab.getByRole('cell', { name: 'Петров' }).waitFor();
    await press(tab, 'Send the invitations');
    await tab.getByRole('alert').waitFor();
    await tabTo(tab, tab.getByLabel('The rows below are readable'));
    await tab.keyboard.press('Space');
    await press(tab, 'Send the invitations');
    await tab.getByText('All rows are done.').waitFor();
    expect(await invited(email)).toHaveLength(1);
    await tab.context().close();
  }, 120_000);

  it('learns which columns a file lacks, corrects it, and cancels the import', async () => {
    const { tab } = await openConsole(chromium, members.company.browser, 'imports/new');
    await upload(tab, table(['Email'], [uniqueEmail('typeless')]));
    await tab.getByText('Missing columns: Type.').waitFor();
    await upload(tab, table(['Email', 'Type'], [uniqueEmail('cancelled'), 'worker']));
    await tab.getByText('Invitations to send: 1.').waitFor();
    await press(tab, 'Cancel the import');
    await tab.getByRole('dialog', { name: 'Cancel the import?' }).waitFor();
    await press(tab, 'Cancel the import');
    await tab.getByText('What was done before remains.').first().waitFor();
    await tab.context().close();
  }, 120_000);
});
