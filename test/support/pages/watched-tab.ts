/** A browser tab that records what no page may do: break its content security policy, or reach another host. */
import axe from 'axe-core';
import type { Browser as Chromium, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Browser } from '../http/browser.js';

export interface WatchedTab {
  readonly tab: Page;
  /** Requests to other hosts, and violations of the content security policy. */
  readonly faults: readonly string[];
}

/** @param gateway the only host that pages may reach */
export async function watchedTab(context: BrowserContext, gateway: string): Promise<WatchedTab> {
  const faults: string[] = [];
  const tab = await context.newPage();
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${gateway}/`) && !url.startsWith('data:')) faults.push(`request to ${url}`);
  });
  tab.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) faults.push(message.text());
  });
  tab.on('pageerror', ({ message }) => faults.push(message));
  return { tab, faults };
}

/** Opens a tab with the session of a browser. @param options `javaScriptEnabled: false` for a page without JavaScript */
export async function openTab(
  chromium: Chromium,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<WatchedTab> {
  const context = await chromium.newContext({ locale: 'en', ...options });
  const cookies = [...browser.jar.snapshot()];
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: browser.gateway })));
  return watchedTab(context, browser.gateway);
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What fades in has little contrast meanwhile. Animations without an end, such as those of placeholders, do not. */
const settled = `Promise.allSettled(document.getAnimations()
  .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
  .map(({ finished }) => finished)).then(() => undefined)`;

/** Waits until nothing fades in any more. */
export const settle = (tab: Page): Promise<void> => tab.evaluate<void>(settled);

/** @returns what axe-core finds on the page, one line a finding (WCAG 2.2 AA and best practice) */
export async function accessibilityFaults(tab: Page): Promise<string[]> {
  await settle(tab);
  await tab.evaluate(axe.source);
  const { violations } = await tab.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(standards)} })`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Whether the page is wider than its window. */
export const overflows = (tab: Page) =>
  tab.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
