/** The picture on the profile page, in Chromium with and without JavaScript: shown, replaced, refused and removed. */
import { join } from 'node:path';
import type { Browser as Chromium, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { loggedInPerson, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { logs } from '../support/test-run/folders.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);

let chromium: Chromium;
let photograph: Buffer;
beforeAll(async () => {
  chromium = await startChromium();
  const create = { width: 900, height: 600, channels: 3, background: 'teal' } as const;
  photograph = await sharp({ create }).png().toBuffer();
});
afterAll(() => chromium.close());

async function profile(locale: string, javaScriptEnabled: boolean, colorScheme: 'light' | 'dark' = 'light') {
  const { browser } = await loggedInPerson(gateway, mailbox);
  await setLanguage(browser, locale);
  const viewport = { width: 390, height: 900 };
  const context = await chromium.newContext({ locale, javaScriptEnabled, viewport, colorScheme });
  const cookies = [...browser.jar.snapshot()];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: gateway })));
  const { tab, faults } = await watchedTab(context, gateway);
  await tab.goto(`${gateway}/account/`);
  return { browser, context, tab, faults };
}

async function upload(tab: Page, buffer: Buffer, button: string, mimeType = 'image/png'): Promise<number> {
  await tab.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType, buffer });
  const answered = tab.waitForResponse((response) => response.url().endsWith('/account/picture'));
  await tab.getByRole('button', { name: button }).click();
  const status = (await answered).status();
  await tab.waitForLoadState();
  return status;
}

const avatarStatus = async (browser: Browser) => (await browser.get('/api/v1/me/avatar/')).status;

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('the picture on the profile page %s', (way, javaScriptEnabled) => {
  it('is shown 64 pixels wide after its upload, replaced by another, and removed', async () => {
    const { browser, context, tab, faults } = await profile('en', javaScriptEnabled);
    await tab.getByText('No picture yet').waitFor();
    for (const content of [photograph, await sharp(photograph).jpeg().toBuffer()]) {
      expect(await upload(tab, content, 'Save the picture')).toBe(303);
      await tab.getByRole('status').getByText('Your changes are saved.').waitFor();
      const picture = tab.locator('img.portrait');
      expect(await picture.boundingBox()).toMatchObject({ width: 64, height: 64 });
      expect([await picture.getAttribute('width'), await picture.getAttribute('height')]).toEqual([
        '64',
        '64',
      ]);
      const loaded = await tab.request.get(`${gateway}${(await picture.getAttribute('src'))!}`);
      expect([loaded.status(), loaded.headers()['content-type']]).toEqual([200, 'image/webp']);
    }
    await tab.screenshot({ path: join(logs, `profile-picture-en-${javaScriptEnabled}.png`) });
    await tab.getByRole('button', { name: 'Remove' }).click();
    await tab.getByText('No picture yet').waitFor();
    expect(await avatarStatus(browser)).toBe(404);
    expect(faults).toEqual([]);
    await context.close();
  });

  it.each([
    ['en', 'Save the picture', 'The file is larger than 2 MB.', 'This is not a PNG', 'The file is damaged'],
    ['ru', 'Сохранить фотографию', 'Файл больше 2 МБ.', 'Это не фотография', 'Файл повреждён'],
  ])('is refused in %s at its field if it is too large, not a picture or damaged', async (...texts) => {
    const [locale, button, tooLarge, noPicture, damaged] = texts;
    const { browser, context, tab, faults } = await profile(locale, javaScriptEnabled);
    await upload(tab, photograph, button);
    const large = Buffer.concat([photograph, Buffer.alloc(4 * 1024 * 1024)]);
    for (const [content, status, text] of [
      [large, 413, tooLarge],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, noPicture],
      [photograph.subarray(0, 60), 400, damaged],
    ] as const) {
      expect(await upload(tab, content, button)).toBe(status);
      expect(await tab.locator('#avatar-error').innerText()).toContain(text);
      expect(await tab.locator('input[type=file]').getAttribute('aria-invalid')).toBe('true');
    }
    await tab.screenshot({
      path: join(logs, `profile-picture-refused-${locale}-${way}.png`),
      fullPage: true,
    });
    expect(await avatarStatus(browser)).toBe(200);
    expect(faults).toEqual([]);
    await context.close();
  });
});

describe('the picture on the profile page', () => {
  it.each(['light', 'dark'] as const)('is accessible on a %s screen, also when refused', async (scheme) => {
    const { context, tab, faults } = await profile('ru', true, scheme);
    await upload(tab, photograph, 'Сохранить фотографию');
    expect(await accessibilityFaults(tab)).toEqual([]);
    await tab.screenshot({ path: join(logs, `profile-picture-ru-${scheme}.png`), fullPage: true });
    await upload(tab, Buffer.from('text'), 'Сохранить фотографию');
    expect(await accessibilityFaults(tab)).toEqual([]);
    expect(await overflows(tab)).toBe(false);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is uploaded from a page whose access token has expired meanwhile', async () => {
    const { context, tab } = await profile('en', false);
    await context.clearCookies({ name: 'access_token' });
    await tab.locator('input[type=file]').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: photograph,
    });
    await tab.getByRole('button', { name: 'Save the picture' }).click();
    await tab.getByText('Your changes are saved.').waitFor();
    await tab.locator('img.portrait').waitFor();
    await context.close();
  });

  it('is not changed by a form without the CSRF token of the session', async () => {
    const { browser } = await loggedInPerson(gateway, mailbox);
    const other = await loggedInPerson(gateway, mailbox);
    const tokenOf = async (of: Browser) => {
      const page = await fetch(`${gateway}/account/`, { headers: { Cookie: of.jar.header() } });
      return /name="csrf_token" value="([^"]+)"/.exec(await page.text())![1]!;
    };
    const send = async (token?: string) => {
      const form = new FormData();
      if (token !== undefined) form.set('csrf_token', token);
      form.set('avatar', new Blob([new Uint8Array(photograph)], { type: 'image/png' }), 'me.png');
      const headers = { Cookie: browser.jar.header(), Origin: gateway, Accept: 'text/html' };
      const address = `${gateway}/account/picture`;
      return (await fetch(address, { method: 'POST', headers, body: form, redirect: 'manual' })).status;
    };
    for (const token of [undefined, '', await tokenOf(other.browser)]) expect(await send(token)).toBe(403);
    expect(await avatarStatus(browser)).toBe(404);
    expect(await send(await tokenOf(browser))).toBe(303);
    expect(await avatarStatus(browser)).toBe(200);
  });
});
