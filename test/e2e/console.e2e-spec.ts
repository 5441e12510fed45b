/** The console as a whole: who gets in, what the browser is told about its files, and what happens when a session ends. */
import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openConsole } from '../support/console/console-tab.js';
import { createOrganisation, type OrganisationMembers } from '../support/people/organisations.js';
import { startChromium } from '../support/programs/chromium.js';

const system = inject('system');
const { gateway } = system;

let chromium: Chromium;
let members: OrganisationMembers;
beforeAll(async () => {
  [chromium, members] = await Promise.all([startChromium(), createOrganisation(system)]);
});
afterAll(() => chromium.close());

describe('the files', () => {
  it('are one document for every screen, which allows scripts and styles of its own only', async () => {
    for (const path of ['/console', '/console/', '/console/people/7']) {
      const { status, headers } = await fetch(gateway + path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; " +
          "require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'",
      );
    }
  });

  it('are kept by browsers for a year, compressed, and missing ones of an older version are not the document', async () => {
    const page = await (await fetch(`${gateway}/console/`)).text();
    const script = /src="\.\/(assets\/[^"]+)"/.exec(page)![1]!;
    const { headers } = await fetch(`${gateway}/console/${script}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('br');
    expect((await fetch(`${gateway}/console/assets/index-old.js`)).status).toBe(404);
  });
});

describe('a visitor', () => {
  it('without a session logs in and comes back to the screen', async () => {
    const tab = await chromium.newPage();
    await tab.goto(`${gateway}/console/people?search=ann`);
    await tab.waitForURL(/\/account\/login/);
    expect(new URL(tab.url()).searchParams.get('return_to')).toBe(`${gateway}/console/people?search=ann`);
    await tab.close();
  });

  it('who administers nothing is told so', async () => {
    const { tab } = await openConsole(chromium, members.worker.browser, 'people');
    await tab.getByRole('heading', { name: 'No access' }).waitFor();
    expect(await tab.getByRole('navigation', { name: 'Navigation' }).getByRole('link').count()).toBe(0);
    await tab.context().close();
  });
});

describe('a session that ends meanwhile', () => {
  it('is replaced by a login in another tab, and what was typed continues', async () => {
    const { tab } = await openConsole(chromium, members.admin, 'people');
    await tab.context().clearCookies();
    await tab.getByRole('searchbox').fill(members.worker.email);
    await tab.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    const cookies = [...members.admin.jar.snapshot()];
    await tab.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
    // As the other tab does after its login.
    await tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
    await tab.getByRole('cell', { name: members.worker.email }).waitFor();
    await tab.context().close();
  });
});
