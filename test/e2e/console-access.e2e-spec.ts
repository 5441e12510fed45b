/** Bans and signing keys in the console, by the keyboard alone. */
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningGateways, startGateways } from '../support/apps/gateways.js';
import { openConsole } from '../support/console/console-tab.js';
import { chooseAction, press } from '../support/console/keyboard.js';
import { tabTo, typeInto } from '../support/pages/keyboard.js';
import { administrator, api, items } from '../support/people/organisations.js';
import type { Person } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let gateways: RunningGateways;
let root: Person;
beforeAll(async () => {
  [chromium, gateways] = await Promise.all([startChromium(), startGateways(1, inject('servers'))]);
  root = await administrator({ ...system, gateway: gateways.urls[0]!, environment: gateways.environment });
});
afterAll(async () => {
  await chromium.close();
  await gateways.stop();
});

const open = async (path: string): Promise<Page> => (await openConsole(chromium, root.browser, path)).tab;
const network = '198.51.100.0/24';

describe('bans', () => {
  it('of a network begin after it was typed again, and are lifted', async () => {
    const tab = await open('bans');
    await press(tab, 'Ban someone');
    await tab.getByRole('dialog', { name: 'Ban someone' }).waitFor();
    await typeInto(tab, 'Who', network);
    await typeInto(tab, 'Reason', '<b>Guessing</b>');
    await tab.keyboard.press('Enter');
    const confirm = tab.getByRole('dialog', { name: 'Ban a network' });
    await confirm.waitFor();
    await typeInto(tab, `To confirm, type ${network}`, '198.51.100.0');
    await tab.keyboard.press('Enter');
    await confirm.getByText('This differs from the name above.').waitFor();
    expect(await items(root.browser, 'bans/')).toEqual([]);
    await typeInto(tab, `To confirm, type ${network}`, network);
    await tab.keyboard.press('Enter');
    await tab.getByRole('cell', { name: '<b>Guessing</b>' }).waitFor();
    await confirm.waitFor({ state: 'detached' });
    await tab.getByRole('dialog', { name: 'Ban someone' }).waitFor({ state: 'detached' });
    expect(await items(root.browser, 'bans/')).toMatchObject([{ target: network }]);

    await chooseAction(tab, `Actions: ${network}`, 'Lift');
    await tab.getByText('Nobody is banned.').waitFor();
    expect(await items(root.browser, 'bans/')).toEqual([]);
    await tab.context().close();
  });

  it('that the server refuses say why at the field, and what was typed stays', async () => {
    const tab = await open('bans');
    await press(tab, 'Ban someone');
    await typeInto(tab, 'Who', 'nonsense');
    await tab.keyboard.press('Enter');
    await tab.getByRole('dialog').getByRole('alert').waitFor();
    expect(await tab.getByLabel('Who', { exact: true }).inputValue()).toBe('nonsense');
    await tab.keyboard.press('Escape');
    await tab.getByRole('dialog').waitFor({ state: 'detached' });
    await tab.context().close();
  });
});

describe('signing keys', () => {
  it('are rotated, and the next one is revoked after its end was typed', async () => {
    const tab = await open('signing-keys');
    await press(tab, 'Rotate');
    await tab.getByRole('dialog', { name: 'Rotate the signing keys' }).waitFor();
    await press(tab, 'Publish the next key');
    await tab.getByRole('cell', { name: 'Waits' }).waitFor();
    const keys = await items(root.browser, 'signing-keys/');
    expect(keys.map(({ state }) => state)).toEqual(['published', 'signing']);

    const name = String(keys[0]!.kid).slice(-8);
    await chooseAction(tab, `Actions: ${name}`, 'Revoke');
    await tab.getByText('Nobody is logged out, and it will never sign.').waitFor();
    await tabTo(tab, tab.getByLabel(`To confirm, type ${name}`));
    await tab.keyboard.type(name);
    await tab.keyboard.press('Enter');
    await tab.getByRole('cell', { name: 'Revoked' }).waitFor();
    expect((await root.browser.post(api('test/'))).status).toBe(200);
    await tab.context().close();
  });
});
