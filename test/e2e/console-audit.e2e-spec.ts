/** The audit log in the console, by the keyboard alone. */
import { readFile } from 'node:fs/promises';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { chooseOption, fill, press, reach } from '../support/console/keyboard.js';
import { tabTo } from '../support/pages/keyboard.js';
import { accessibilityFaults, overflows } from '../support/pages/watched-tab.js';
import { api, createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
  const { admin, rival } = members;
  await setLanguage(admin, 'en');
  const path = `users/${rival.userId}/`;
  const { version } = (await admin.get(api(path))).body as { version: number };
  const headers = { 'If-Match': `"${version}"` };
  expect((await admin.post(api(`${path}deactivate/`), undefined, { headers })).status).toBe(200);
});
afterAll(() => chromium.close());

describe('the audit log in the console', () => {
  it('is filtered, read and exported by the keyboard', async () => {
    const { admin, rival } = members;
    const { tab, faults } = await openConsole(chromium, admin, 'audit');
    await chooseOption(tab, 'Of what', 'Account');
    await chooseOption(tab, 'What', 'State or rank changed');
    await press(tab, 'Who, whom, when…');
    await fill(tab, 'Whom: number or name', String(rival.userId));
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: /^Remove the filter: Whom/ }).waitFor();
    await expect.poll(() => tab.getByRole('row').count()).toBe(2);
    expect(new URL(tab.url()).searchParams.get('action')).toBe('user.state_changed');

    await press(tab, 'State or rank changed');
    const panel = tab.getByRole('dialog', { name: 'State or rank changed' });
    await panel.getByRole('row', { name: 'Active yes no' }).waitFor();
    expect(await accessibilityFaults(tab)).toEqual([]);
    await tab.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });

    for (const [button, name] of [
      ['CSV', 'audit.csv'],
      ['JSON', 'audit.json'],
    ] as const) {
      await tabTo(tab, await reach(tab, 'button', button));
      const [download] = await Promise.all([tab.waitForEvent('download'), tab.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toBe(name);
      const text = await readFile(await download.path(), 'utf8');
      expect(text.match(/user\.state_changed/g)).toHaveLength(1);
    }

    await press(tab, 'Clear');
    await expect.poll(() => new URL(tab.url()).search).toBe('');
    expect(await overflows(tab)).toBe(false);
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('follows from an entry to all changes by its author', async () => {
    const { admin, rival } = members;
    const { tab } = await openConsole(
      chromium,
      admin,
      `audit?target=${rival.userId}&action=user.state_changed`,
    );
    await press(tab, 'State or rank changed');
    await press(tab, 'All changes by this person');
    await tab.getByRole('button', { name: /^Remove the filter: Who/ }).waitFor();
    expect(new URL(tab.url()).searchParams.has('target')).toBe(false);
    await tab.context().close();
  });

  it('does not exist for companies', async () => {
    const { tab } = await openConsole(chromium, members.company.browser, '');
    expect(await tab.getByRole('link', { name: 'Audit log', exact: true }).count()).toBe(0);
    await tab.context().close();
  });
});
