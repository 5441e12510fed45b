/** The console in a browser tab that records what it may not do. */
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import type { Browser } from '../http/browser.js';
import { openTab, type WatchedTab } from '../pages/watched-tab.js';

/**
 * Opens a screen with the session of a browser.
 * @param path below `/console/`
 */
export async function openConsole(
  chromium: Chromium,
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
): Promise<WatchedTab> {
  const watched = await openTab(chromium, browser, options);
  await openScreen(watched.tab, browser.gateway, path);
  return watched;
}

/** Waits until the screen has its title and nothing loads any more. */
export async function openScreen(tab: Page, gateway: string, path: string): Promise<void> {
  await tab.goto(`${gateway}/console/${path}`);
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await tab.locator('table[aria-busy=true]').first().waitFor({ state: 'detached' });
  await tab.waitForLoadState('networkidle');
}
