import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse, type Gatehouse, type SessionEvent } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open, show } = tabs;

beforeEach(() => void (site = tabs.site()));

/** @returns the events of the tab, in their order */
function eventsOf(tab: Gatehouse): SessionEvent[] {
  const events: SessionEvent[] = [];
  tab.onSessionChange((event) => events.push(event));
  return events;
}

const credentials = { email: 'ann@example.org', password: 'velvet otter lamp' };

describe('onSessionChange', () => {
  it('reports start, refresh and end in every tab', async () => {
    const [tab, other] = [open(), open()];
    const [here, there] = [eventsOf(tab), eventsOf(other)];
    await tab.login(credentials);
    site.live = false;
    await tab.fetch('/orders');
    await tab.logout();
    const events = ['start', 'refresh', 'logout'];
    await vi.waitFor(() => expect([here, there]).toEqual([events, events]));
  });

  it('reports nothing to a removed listener, also if it is removed twice or added twice', async () => {
    const tab = open();
    const listener = vi.fn();
    const remove = tab.onSessionChange(listener);
    tab.onSessionChange(listener);
    remove();
    remove();
    const events = eventsOf(tab);
    await tab.login(credentials);
    await vi.waitFor(() => expect(events).toEqual(['start']));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['POST', 'logout/all/'],
    ['DELETE', 'me/sessions/019aae10-3c00-7000-8000-000000000001/'],
    ['POST', 'me/erase/'],
  ])('reports the end after %s %s, which clears the cookies', async (method, path) => {
    site.live = true;
    site.responses.set(`${method} ${path}`, () => site.end());
    const [tab, other] = [open(), open()];
    const [here, there] = [eventsOf(tab), eventsOf(other)];
    await tab.request(method, path);
    await vi.waitFor(() => expect([here, there]).toEqual([['logout'], ['logout']]));
  });
});

describe('a tab that becomes visible', () => {
  /** What happens on a page of the gateway while the tab is hidden. */
  async function comeBack(
    events: SessionEvent[],
    expected: SessionEvent[],
    change: () => void,
  ): Promise<void> {
    show('hidden');
    change();
    expect(events).toEqual([]);
    show('visible');
    await vi.waitFor(() => expect(events).toEqual(expected));
    show('visible');
    await Promise.resolve();
    expect(events).toEqual(expected);
  }

  it('reports the start of a session by a login on the pages', async () => {
    site.cookie = '';
    await comeBack(eventsOf(open()), ['start'], () => site.renew());
  });

  it('reports the end of a session by a logout on the pages', async () => {
    await comeBack(eventsOf(open()), ['refused'], () => site.end());
  });

  it('reports a refresh if the session was replaced on the pages', async () => {
    await comeBack(eventsOf(open()), ['refresh'], () => site.renew());
  });

  it('reports nothing if the cookies are those of the last event', async () => {
    const events = eventsOf(open());
    await open().login(credentials);
    await vi.waitFor(() => expect(events).toEqual(['start']));
    show('hidden');
    show('visible');
    await Promise.resolve();
    expect(events).toEqual(['start']);
  });

  it('reports nothing after close()', async () => {
    const tab = open();
    const events = eventsOf(tab);
    tab.close();
    site.end();
    show('visible');
    await Promise.resolve();
    expect(events).toEqual([]);
  });
});
