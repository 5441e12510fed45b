/** Tabs of one browser at an imagined site, fresh for each test of the calling file: for specs of the browser library. */
import { afterEach, beforeEach, vi } from 'vitest';
import { FakeSite, webLocks } from './fake-site.js';

export const home = 'https://app.example.org/';

/**
 * @param create opens a tab on the globals of a page
 * @returns `open` opens a tab that is closed after the test; `show` hides or shows all of them; `site()` is the site of the
 * running test
 */
export function fakeTabs<Tab extends { close(): void }, Options>(create: (options: Options) => Tab) {
  const tabs: Tab[] = [];
  let site: FakeSite;
  let page: EventTarget & { visibilityState: string };
  beforeEach(() => {
    site = new FakeSite();
    page = Object.assign(new EventTarget(), { baseURI: home, visibilityState: 'visible', cookie: '' });
    Object.defineProperty(page, 'cookie', { get: () => site.cookie });
    vi.stubGlobal('document', page);
    vi.stubGlobal('location', { href: `${home}orders?page=2#last` });
    vi.stubGlobal('navigator', { locks: webLocks() });
    vi.stubGlobal('fetch', vi.fn(site.answer));
  });
  afterEach(() => {
    for (const tab of tabs.splice(0)) tab.close();
    vi.unstubAllGlobals();
  });
  const open = (options: Options = {} as Options): Tab => {
    const tab = create(options);
    tabs.push(tab);
    return tab;
  };
  /** Hides all tabs or shows them. */
  const show = (visibilityState: 'hidden' | 'visible') => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { open, show, site: () => site };
}
