/** The console with 100,000 people: every screen works, lists make few requests, and people are found while typing. */
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { openConsole, openScreen } from '../support/console/console-tab.js';
import { searchFor } from '../support/console/keyboard.js';
import { screensOf } from '../support/console/screens.js';
import { addPeople } from '../support/database/large-database.js';
import { eventually } from '../support/eventually.js';
import { createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { openServers } from '../support/servers/open-servers.js';
import { Teardown } from '../support/test-run/teardown.js';

const people = 100_000;

const teardown = new Teardown();
let system: RunningSystem;
let chromium: Chromium;
let members: OrganisationMembers;

beforeAll(async () => {
  system = await startSystem(await openServers(teardown));
  teardown.add(() => system.stop());
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system.addresses)]);
  teardown.add(() => chromium.close());
  await setLanguage(members.admin, 'en');
  const database = new Postgres({ connectionString: system.addresses.ownerDatabase });
  await database.connect();
  await addPeople(database, { users: people, sessionsEach: 1 });
  await database.end();
}, 300_000);
afterAll(() => teardown.run());

interface Call {
  readonly path: string;
  readonly status: number;
}

/** @returns the answers of the API to the tab; who is logged in is asked once, when the console starts */
function callsOf(tab: Page): Call[] {
  const calls: Call[] = [];
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/api/') && !/\/me\/?$/.test(pathname)) {
      calls.push({ path: pathname, status: response.status() });
    }
  });
  return calls;
}

/** Their data does not exist, which they show. */
const missing = new Set(['person-missing', 'missing']);

/** With a list and no more. */
const isList = (path: string) => /^(?!overview|settings|about)[a-z-]+(\?.*)?$/.test(path);

const rows = (tab: Page) => tab.locator('tbody a').allInnerTexts();

describe(`the console with ${people} people`, () => {
  it('shows every screen without an error, and its lists with at most two requests', async () => {
    const { tab, faults } = await openConsole(chromium, members.admin, '');
    const calls = callsOf(tab);
    for (const [name, path] of Object.entries(screensOf(members))) {
      calls.length = 0;
      await openScreen(tab, system.addresses.gateway, path);
      if (isList(path)) expect(calls.length, `${name}: ${JSON.stringify(calls)}`).toBeLessThanOrEqual(2);
      if (missing.has(name)) continue;
      expect(
        calls.filter(({ status }) => status >= 400),
        name,
      ).toEqual([]);
      expect(await tab.getByRole('alert').count(), name).toBe(0);
    }
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('finds one of them while somebody types a part of an email', async () => {
    const { tab, faults } = await openConsole(chromium, members.admin, '');
    const dialog = await searchFor(tab, 'erson77777@');
    await dialog.getByRole('option').filter({ hasText: 'person77777@example' }).waitFor();
    await tab.keyboard.press('Enter');
    await tab.waitForURL('**/console/people/*');
    await tab.getByText('person77777@example').first().waitFor();
    expect(faults).toEqual([]);
    await tab.context().close();
  });

  it('pages forward in the list of people and comes back to the same rows', async () => {
    const { tab, faults } = await openConsole(chromium, members.admin, 'people?sort=name');
    const seen: string[][] = [await rows(tab)];
    const turn = async (button: string, from: readonly string[]) => {
      await tab.getByRole('button', { name: button, exact: true }).click();
      await eventually('Another page', async () => (await rows(tab)).join() !== from.join());
      return rows(tab);
    };
    for (let page = 1; page <= 5; page++) seen.push(await turn('Next', seen.at(-1)!));
    expect(new Set(seen.map((texts) => texts.join())).size).toBe(6);
    for (let page = 4; page >= 0; page--) expect(await turn('Previous', seen[page + 1]!)).toEqual(seen[page]);
    expect(faults).toEqual([]);
    await tab.context().close();
  });
});
