import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => void (site = tabs.site()));

describe('without a session', () => {
  beforeEach(() => void (site.cookie = ''));

  it('fetch returns the 401, sends no refresh, and does not call onSessionEnd', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    expect(tab.hasSession()).toBe(false);
    expect((await tab.fetch('/a')).status).toBe(401);
    await tab.logout();
    expect(site.refreshes).toBe(0);
    expect(ended).not.toHaveBeenCalled();
  });

  it('onSessionEnd is called for the logout of another tab only after a session started', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    site.cookie = 'csrftoken=first';
    const other = open();
    site.cookie = '';
    await other.fetch('/a');
    await other.login({ email: 'a@example.org', password: 'x' });
    await other.logout();
    await vi.waitFor(() => expect(ended.mock.calls).toEqual([['logout']]));
    expect(tab.hasSession()).toBe(false);
  });

  it('a CSRF cookie set without this library counts as a session, and onSessionEnd is called at its end', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    site.cookie = 'csrftoken=set-by-a-form';
    expect(tab.hasSession()).toBe(true);
    site.refreshStatus = 401;
    await tab.fetch('/a');
    await vi.waitFor(() => expect(ended.mock.calls).toEqual([['refused']]));
    expect(tab.hasSession()).toBe(false);
  });
});

describe('the CSRF cookie of an ended session', () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  };

  beforeEach(() => {
    stored.clear();
    site.refreshStatus = 401;
  });

  it('counts as no session after the first rejected refresh, in every tab and after a reload', async () => {
    vi.stubGlobal('localStorage', storage);
    const [here, there] = [vi.fn(), vi.fn()];
    const other = open({ onSessionEnd: there });
    await open({ onSessionEnd: here }).fetch('/a');
    await vi.waitFor(() => expect(there).toHaveBeenCalled());
    await other.fetch('/b');
    await open({ onSessionEnd: here }).fetch('/c');
    expect([here.mock.calls.length, there.mock.calls.length, site.refreshes]).toEqual([1, 1, 1]);
  });

  it('counts as no session until the page is left, if localStorage is blocked', async () => {
    vi.stubGlobal('localStorage', {
      ...storage,
      getItem: () => {
        throw new Error('The operation is insecure.');
      },
    });
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    await tab.fetch('/a');
    await tab.fetch('/b');
    expect([ended.mock.calls.length, site.refreshes]).toEqual([1, 1]);
  });

  it('does not hide a new session with a second cookie', async () => {
    vi.stubGlobal('localStorage', storage);
    const tab = open();
    await tab.fetch('/a');
    site.cookie = 'csrftoken=first; csrftoken=second';
    expect(tab.hasSession()).toBe(true);
    site.refreshStatus = 200;
    expect((await tab.fetch('/a')).status).toBe(200);
  });
});
