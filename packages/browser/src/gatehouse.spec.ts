import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { home, fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => void (site = tabs.site()));

const tokensSent = () => site.seen.map((request) => request.headers.get('X-CSRFToken'));

describe('a request', () => {
  beforeEach(() => void (site.live = true));

  it.each([
    ['POST', 'first'],
    ['DELETE', 'first'],
    ['GET', null],
    ['HEAD', null],
  ])('with %s carries cookies, and the CSRF token only with unsafe methods', async (method, token) => {
    await open().fetch('/api/v1/me/', { method });
    expect(site.seen[0]!.credentials).toBe('include');
    expect(tokensSent()).toEqual([token]);
  });

  it('reads the CSRF cookie by its full name, including __Host-', async () => {
    site.cookie = 'x__Host-csrf=wrong; __Host-csrf=right; csrf=wrong';
    await open({ csrfCookie: '__Host-csrf' }).fetch('/x', { method: 'POST' });
    expect(tokensSent()).toEqual(['right']);
  });

  it('to another origin is passed to window.fetch unchanged, and its 401 renews nothing', async () => {
    site.live = false;
    const given = { method: 'POST', body: 'x' };
    const response = await open().fetch('https://stranger.example/x', given);
    expect(response.status).toBe(401);
    expect(vi.mocked(fetch).mock.calls).toEqual([['https://stranger.example/x', given]]);
    expect(tokensSent()).toEqual([null]);
  });

  it('carries the CSRF token to the gateway and the listed origins only, also from a page of another origin', async () => {
    const baseUrl = 'https://auth.example.org/';
    const tab = open({ baseUrl, origins: ['https://orders.example.org'] });
    for (const url of [
      'https://auth.example.org/a',
      new URL('https://orders.example.org/b'),
      `${home}page`,
    ]) {
      await tab.fetch(url, { method: 'POST' });
    }
    expect(tokensSent()).toEqual(['first', 'first', null]);
  });
});

describe('a 401', () => {
  it('renews the session and repeats the request with its body and the new CSRF token', async () => {
    const response = await open().fetch('/orders', { method: 'POST', body: 'two tickets' });
    expect(await response.text()).toBe('two tickets');
    expect(tokensSent()).toEqual(['first', 'first', 'rotation-1']);
  });

  it('repeats a Request object, and leaves its body readable', async () => {
    const request = new Request(`${home}orders`, { method: 'POST', body: 'two tickets' });
    const response = await open().fetch(request);
    expect(await response.text()).toBe('two tickets');
    expect(await request.text()).toBe('two tickets');
  });

  it('does not repeat a stream, but renews the session for the next request', async () => {
    const tab = open();
    const body = new Blob(['two tickets']).stream();
    const init = { method: 'POST', body, duplex: 'half' };
    expect((await tab.fetch('/orders', init)).status).toBe(401);
    expect((await tab.fetch('/orders')).status).toBe(200);
    expect(site.refreshes).toBe(1);
  });

  it('of 60 requests in three tabs leads to one refresh', async () => {
    const opened = [open(), open(), open()];
    const calls = opened.flatMap((tab) => Array.from({ length: 20 }, (_, index) => tab.fetch(`/${index}`)));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(site.refreshes).toBe(1);
  });

  it('that arrives after another tab has renewed the session repeats the request without a refresh', async () => {
    const tab = open();
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.renew();
      return new Response(null, { status: 401 });
    });
    expect((await tab.fetch('/slow')).status).toBe(200);
    expect(site.refreshes).toBe(0);
  });

  it('to the repeated request is returned', async () => {
    vi.mocked(fetch).mockImplementation(async (input) =>
      new Request(input).url.endsWith('/refresh/') ? site.renew() : new Response(null, { status: 401 }),
    );
    expect((await open().fetch('/never')).status).toBe(401);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it.each(['login', 'login/', 'logout/all/', 'verify'])(
    'of /api/v1/%s is returned without a refresh',
    async (path) => {
      vi.mocked(fetch).mockImplementation(async () => new Response(null, { status: 401 }));
      expect((await open().fetch(`/api/v1/${path}`, { method: 'POST' })).status).toBe(401);
      expect(fetch).toHaveBeenCalledTimes(1);
    },
  );

  it('renews the session without Web Locks, once per tab', async () => {
    vi.stubGlobal('navigator', {});
    const tab = open();
    const responses = await Promise.all([tab.fetch('/a'), tab.fetch('/b'), tab.fetch('/c')]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(site.refreshes).toBe(1);
  });
});

describe('a 403', () => {
  it('is repeated if the session was renewed while the request was sent', async () => {
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.renew();
      return new Response(null, { status: 403 });
    });
    expect((await open().fetch('/orders', { method: 'POST' })).status).toBe(200);
    expect(tokensSent()).toEqual(['rotation-1']);
  });

  it('is returned otherwise', async () => {
    vi.mocked(fetch).mockImplementation(async () => new Response(null, { status: 403 }));
    expect((await open().fetch('/orders', { method: 'POST' })).status).toBe(403);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('the end of the session', () => {
  it.each([401, 403])('is reported once in every tab when the refresh gets %i', async (status) => {
    site.refreshStatus = status;
    const [here, there] = [vi.fn(), vi.fn()];
    const tab = open({ onSessionEnd: here });
    open({ onSessionEnd: there });
    const responses = await Promise.all([tab.fetch('/a'), tab.fetch('/b')]);
    expect(responses.map((response) => response.status)).toEqual([401, 401]);
    await vi.waitFor(() => expect(there).toHaveBeenCalled());
    await tab.fetch('/c');
    expect(here.mock.calls).toEqual([['refused']]);
    expect(there.mock.calls).toEqual([['refused']]);
  });

  it.each([429, 500, 503])('is not reported when the refresh gets %i, which is returned', async (status) => {
    site.refreshStatus = status;
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    const responses = await Promise.all([tab.fetch('/a'), tab.fetch('/b')]);
    const texts = await Promise.all(responses.map((response) => response.text()));
    expect(texts).toEqual([`refresh ${status}`, `refresh ${status}`]);
    site.refreshStatus = 200;
    expect((await tab.fetch('/c')).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('is not reported when the network fails, and the error is thrown', async () => {
    site.refreshStatus = 0;
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    await expect(tab.fetch('/a')).rejects.toThrow('Failed to fetch');
    site.refreshStatus = 200;
    expect((await tab.fetch('/a')).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('is not reported when another tab logs in before the refresh is rejected', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    site.refreshStatus = 401;
    site.held = Promise.resolve().then(() => site.renew());
    expect((await tab.fetch('/a')).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('is reported once in every tab after a logout, and a login starts the next session in all tabs', async () => {
    const [here, there, started] = [vi.fn(), vi.fn(), vi.fn()];
    const tab = open({ onSessionEnd: here });
    const other = open({ onSessionEnd: there, onSessionStart: started });
    expect((await tab.logout()).status).toBe(200);
    await vi.waitFor(() => expect(there.mock.calls).toEqual([['logout']]));
    expect(here.mock.calls).toEqual([['logout']]);
    expect((await other.login({ email: 'a@example.org', password: 'x' })).status).toBe(200);
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(1));
    expect((await tab.fetch('/a')).status).toBe(200);
    await other.logout();
    await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(2));
  });

  it('a login with a second factor starts the session after the second step', async () => {
    const started = vi.fn();
    const tab = open({ onSessionStart: started });
    vi.mocked(fetch).mockImplementationOnce(async () => Response.json({ status: 'SECOND_FACTOR_REQUIRED' }));
    await tab.login({ email: 'a@example.org', password: 'x' });
    vi.mocked(fetch).mockImplementationOnce(async () => new Response(null, { status: 401 }));
    await tab.fetch('/api/v1/login/second-factor/', { method: 'POST' });
    expect([started.mock.calls.length, site.refreshes]).toEqual([0, 0]);
    vi.mocked(fetch).mockImplementationOnce(async () => site.renew());
    await tab.fetch('/api/v1/login/second-factor/', { method: 'POST' });
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(1));
  });

  it('is detected without a refresh when another tab has logged out', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.end();
      return new Response(null, { status: 401 });
    });
    expect((await tab.fetch('/a')).status).toBe(401);
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    expect(site.refreshes).toBe(0);
  });
});

describe('a refresh', () => {
  it('is reported in every tab', async () => {
    const [here, there] = [vi.fn(), vi.fn()];
    const tab = open({ onRefresh: here });
    open({ onRefresh: there });
    await tab.fetch('/a');
    await vi.waitFor(() => expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]));
  });

  it('waits for a login in another tab and is not sent then', async () => {
    const [tab, other] = [open(), open()];
    const login = other.login({ email: 'a@example.org', password: 'x' });
    const call = tab.fetch('/a');
    expect((await call).status).toBe(200);
    await login;
    expect(site.refreshes).toBe(0);
  });
});
