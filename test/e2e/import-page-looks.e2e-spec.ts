/** The import pages in both languages and two widths: accessible, and as wide as the window. */
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import type { Browser } from '../support/http/browser.js';
import { table, windows1251 } from '../support/pages/import-pages.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { api, createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { setLanguage, uniqueEmail } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let members: OrganisationMembers;
let paths: Record<string, string>;
beforeAll(async () => {
  chromium = await startChromium();
  members = await createOrganisation(system);
  const { browser } = members.company;
  const people = table(
    ['Почта', 'Тип', 'Фамилия', 'Должность'],
    [uniqueEmail('a-rather-long-address-that-has-to-wrap'), 'работник', 'Липатова', 'Слесарь'],
    [uniqueEmail(), 'собака', 'Иванов', 'Дежурный'],
    ['нет адреса', 'жилец', 'Петров', ''],
  );
  const houses = table(
    ['Группа домов', 'Город', 'Улица', 'Дом', 'Квартира'],
    ['Гавань', 'Санкт-Петербург', 'Большая Морская', '7', '1'],
    ['Гавань', '', 'Большая Морская', '7', '2'],
  );
  paths = {
    list: 'people/import',
    'new-people': 'people/import/new',
    'new-houses': 'people/import/new?kind=houses',
    people: `people/import/${await checked(browser, windows1251(people), '')}`,
    houses: `people/import/${await checked(browser, Buffer.from(houses), '?kind=houses')}`,
  };
});
afterAll(() => chromium.close());

/** @returns the id of the import once its rows are checked */
async function checked(browser: Browser, content: Buffer, query: string): Promise<string> {
  const headers = { 'Content-Type': 'text/csv' };
  const { body } = await browser.post(api(`imports/${query}`), content, { headers });
  const { id } = body as { id: string };
  await eventually('the check', async () => {
    const { body: found } = await browser.get(api(`imports/${id}/`));
    return (found as { state: string }).state === 'checked';
  });
  return id;
}

describe('the import pages', () => {
  it.each([
    ['ru', 1280, 'light'],
    ['ru', 390, 'dark'],
    ['en', 1280, 'dark'],
    ['en', 390, 'light'],
  ] as const)(
    'are accessible in %s, %i pixels wide, on a %s screen, for a company and for an administrator',
    async (locale, width, colorScheme) => {
      const { company, admin } = members;
      const found: Record<string, unknown> = {};
      for (const [viewer, browser] of Object.entries({ company: company.browser, admin })) {
        await setLanguage(browser, locale);
        const context = await chromium.newContext({ locale, viewport: { width, height: 800 }, colorScheme });
        const cookies = [...browser.jar.snapshot()];
        await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
        const { tab, faults } = await watchedTab(context, gateway);
        for (const [page, path] of Object.entries(paths)) {
          await tab.goto(`${gateway}/account/${path}`);
          const name = `import-${viewer}-${page}-${locale}-${width}`;
          await tab.screenshot({ path: join(logs, `${name}.png`), fullPage: true });
          const wrong = [
            ...(await accessibilityFaults(tab)),
            ...((await overflows(tab)) ? ['too wide'] : []),
          ];
          if (wrong.length > 0) found[`${viewer} ${page}`] = wrong;
        }
        expect(faults).toEqual([]);
        await context.close();
      }
      expect(found).toEqual({});
    },
    120_000,
  );
});
