/** The pages about people, in Chromium: for administrators and for companies. */
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPage } from '../support/pages/forms.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { peoplePages } from '../support/pages/visited-pages.js';
import { accessibilityFaults, openTab, overflows } from '../support/pages/watched-tab.js';
import {
  assign,
  create,
  createOrganisation,
  type OrganisationMembers,
} from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  chromium = await startChromium();
  members = await createOrganisation(system);
  await assign(members.admin, members.company, members.worker);
});
afterAll(() => chromium.close());

/** @returns a browser of somebody who sees people */
const viewers = { administrator: () => members.admin, company: () => members.company.browser };

describe.each(['administrator', 'company'] as const)('the pages about people, for an %s', (viewer) => {
  it.each([
    ['ru', 1280],
    ['ru', 390],
    ['en', 1280],
    ['en', 390],
  ] as const)(
    'are accessible in %s, %i pixels wide',
    async (locale, width) => {
      const browser = viewers[viewer]();
      await setLanguage(browser, locale);
      const { tab, faults } = await openTab(chromium, browser, { locale, viewport: { width, height: 800 } });
      const found: Record<string, unknown> = {};
      for (const path of viewer === 'company' ? peoplePages.slice(0, 2) : peoplePages) {
        await tab.goto(`${gateway}/account/${path}`);
        const name = `people-${viewer}-${path.replaceAll(/\W+/g, '-')}-${locale}-${width}`;
        await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
        const wrong = [...(await accessibilityFaults(tab)), ...((await overflows(tab)) ? ['too wide'] : [])];
        if (wrong.length > 0) found[path] = wrong;
        expect(await tab.locator('html').getAttribute('lang')).toBe(locale);
      }
      expect(faults).toEqual([]);
      expect(found).toEqual({});
      await tab.context().close();
    },
    120_000,
  );
});

describe('the list of people', () => {
  it.each([
    ['with the keyboard alone', true],
    ['without JavaScript', false],
  ])(
    'is searched %s, and shows markup in names as text',
    async (_, javaScriptEnabled) => {
      await setLanguage(members.admin, 'en');
      const name = `<b>Company & "${uniqueEmail('x')}"`;
      await create(members.admin, 'users/', { email: uniqueEmail(), profile: { type: 'company', name } });
      const { tab, faults } = await openTab(chromium, members.admin, { javaScriptEnabled });
      await tab.goto(`${gateway}/account/`);
      await press(tab, 'People');
      await typeInto(tab, 'Name or email', name);
      await tabTo(tab, tab.getByLabel('Kind'));
      await tab.keyboard.press('C');
      await press(tab, 'Search');
      expect(await tab.locator('.row strong').allTextContents()).toEqual([expect.stringContaining(name)]);
      expect(await tab.getByLabel('Name or email', { exact: true }).inputValue()).toBe(name);
      await typeInto(tab, 'Name or email', '%');
      await press(tab, 'Search');
      await tab.getByRole('alert').waitFor();
      await press(tab, 'Clear');
      expect(await tab.locator('.row').count()).toBeGreaterThan(2);
      expect(faults).toEqual([]);
      await tab.context().close();
    },
    60_000,
  );

  it('shows a company its own people without their emails', async () => {
    const { company, worker, tenant } = members;
    const { status, body } = await openPage(company.browser, '/account/people');
    expect(status).toBe(200);
    expect(String(body)).toContain('Романов');
    for (const email of [worker.email, tenant.email]) expect(String(body)).not.toContain(email);
    expect(String(body).match(/class="row"/g)).toHaveLength(1);
  });

  it('neither opens for other people, nor stands in their navigation', async () => {
    for (const { browser } of [members.worker, members.tenant]) {
      expect((await openPage(browser, '/account/people')).status).toBe(403);
      expect(String((await openPage(browser, '/account/')).body)).not.toContain('/account/people');
    }
    expect(String((await openPage(members.company.browser, '/account/')).body)).toContain('/account/people');
  });
});
