/** Chromium from npm, for machines where none is installed. */
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { fetchChromium } from '../support/programs/chromium.js';

it('is downloaded into the cache once, and shows a page', async () => {
  await fetchChromium();
  const browser = await chromium.launch({
    ...(await fetchChromium()),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const page = await browser.newPage();
  await page.setContent('<title>Gatehouse</title><button>Log in</button>');
  expect(await page.title()).toBe('Gatehouse');
  expect(await page.getByRole('button', { name: 'Log in' }).isVisible()).toBe(true);
  await browser.close();
}, 240_000);
