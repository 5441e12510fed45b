/** Every screen of the console in both languages, at two widths, light and dark: accessible, and as wide as the window. */
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { searchFor } from '../support/console/keyboard.js';
import { openConsole, openScreen } from '../support/console/console-tab.js';
import { screensOf } from '../support/console/screens.js';
import { accessibilityFaults, overflows } from '../support/pages/watched-tab.js';
import { createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
afterAll(() => chromium.close());

/** Texts for the search over everything, and whether they find something. */
const searches = ({
  worker,
  company,
}: OrganisationMembers): [name: string, text: string, finds: boolean][] => [
  ['search', '', true],
  ['search-found', worker.email, true],
  ['search-company', company.email, true],
  ['search-none', 'nobody-has-this-name', false],
];

it.each([
  ['ru', 1440, 'light'],
  ['ru', 390, 'dark'],
  ['en', 1440, 'dark'],
  ['en', 390, 'light'],
] as const)(
  'is accessible in %s, %i pixels wide, on a %s screen',
  async (locale, width, colorScheme) => {
    await setLanguage(members.admin, locale);
    const viewport = { width, height: 900 };
    const { tab, faults } = await openConsole(chromium, members.admin, '', { viewport, colorScheme });
    const found: Record<string, unknown> = {};
    const look = async (name: string) => {
      await tab.screenshot({ path: join(logs, `console-${name}-${locale}-${width}.png`), fullPage: true });
      const wrong = [...(await accessibilityFaults(tab)), ...((await overflows(tab)) ? ['too wide'] : [])];
      if (wrong.length > 0) found[name] = wrong;
    };
    for (const [name, path] of Object.entries(screensOf(members))) {
      await openScreen(tab, gateway, path);
      await look(name);
    }
    for (const [name, text, option] of searches(members)) {
      const dialog = await searchFor(tab, text);
      await dialog
        .getByRole('option')
        .nth(0)
        .waitFor({ state: option ? 'visible' : 'detached' });
      await dialog.locator('[aria-busy=true]').waitFor({ state: 'detached' });
      await look(name);
      await tab.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    expect(found).toEqual({});
    expect(faults).toEqual([]);
    await tab.context().close();
  },
  300_000,
);
