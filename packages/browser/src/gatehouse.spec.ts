import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { home, fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => void (site = tabs.site()));

const tokensSent = () => site.seen.map((request) => request.headers.get('X-CSRFToken'));

describe('a call', () => {
  beforeEach(() => void (site.live = true));

  it.each([
    ['POST', 'first'],
    ['DELETE', 'first'],
    ['GET', null],
    ['HEAD', null],
  ])('by %s carries cookies, and the CSRF token only to change something', async (method, token) => {
    await open().fetch('/api/v1/me/', { method });
    expect(site.seen[0]!.credentials).toBe('include');
    expect(tokensSent()).toEqual([token]);
  });

  it('reads the CSRF cookie by its whole name, __Host- and all', async () => {
    site.cookie = 'x__Host-csrf=wrong; __Host-csrf=right; csrf=wrong';
    await open({ csrfCookie: '__Host-csrf' }).fetch('/x', { method: 'POST' });
    expect(tokensSent()).toEqual(['right']);
  });

  it('to a stranger is passed on as it is: without token, and no 401 of theirs renews anything', async () => {
    site.live = false;
    const given = { method: 'POST', body: 'x' };
    const answer = await open().fetch('https://stranger.example/x', given);
    expect(answer.status).toBe(401);
    expect(vi.mocked(fetch).mock.calls).toEqual([['https://stranger.example/x', given]]);
    expect(tokensSent()).toEqual([null]);
  });

  it('to the gateway and the listed origins is one of ours, wherever the page is', async () => {
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
  it('renews the session and repeats the call with its body and the new token', async () => {
    const answer = await open().fetch('/orders', { method: 'POST', body: 'two tickets' });
    expect(await answer.text()).toBe('two tickets');
    expect(tokensSent()).toEqual(['first', 'first', 'rotation-1']);
  });

  it('repeats what was given as a Request as well, and leaves the Request whole', async () => {
    const request = new Request(`${home}orders`, { method: 'POST', body: 'two tickets' });
    const answer = await open().fetch(request);
    expect(await answer.text()).toBe('two tickets');
    expect(await request.text()).toBe('two tickets');
  });

  it('does not repeat a stream, but renews the session for the next call', async () => {
    const tab = open();
    const body = new Blob(['two tickets']).stream();
    const init = { method: 'POST', body, duplex: 'half' };
    expect((await tab.fetch('/orders', init)).status).toBe(401);
    expect((await tab.fetch('/orders')).status).toBe(200);
    expect(site.refreshes).toBe(1);
  });

  it('of any number of calls in any number of tabs leads to one refresh', async () => {
    const opened = [open(), open(), open()];
    const calls = opened.flatMap((tab) => Array.from({ length: 20 }, (_, index) => tab.fetch(`/${index}`)));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(site.refreshes).toBe(1);
  });

  it('that comes after another tab has renewed the session repeats the call at once', async () => {
    const tab = open();
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.renew();
      return new Response(null, { status: 401 });
    });
    expect((await tab.fetch('/slow')).status).toBe(200);
    expect(site.refreshes).toBe(0);
  });

  it('to the repeated call is the answer', async () => {
    vi.mocked(fetch).mockImplementation(async (input) =>
      new Request(input).url.endsWith('/refresh/') ? site.renew() : new Response(null, { status: 401 }),
    );
    expect((await open().fetch('/never')).status).toBe(401);
    expect(fetch).toHaveBeenCalledTimes(3);
  });

  it.each(['login', 'login/', 'logout/all/', 'verify'])(
    'of /api/v1/%s is about the call itself',
    async (path) => {
      vi.mocked(fetch).mockImplementation(async () => new Response(null, { status: 401 }));
      expect((await open().fetch(`/api/v1/${path}`, { method: 'POST' })).status).toBe(401);
      expect(fetch).toHaveBeenCalledTimes(1);
    },
  );

  it('renews also without Web Locks, once a tab', async () => {
    vi.stubGlobal('navigator', {});
    const tab = open();
    const answers = await Promise.all([tab.fetch('/a'), tab.fetch('/b'), tab.fetch('/c')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(site.refreshes).toBe(1);
  });
});

describe('a 403', () => {
  it('because the session was renewed between cookie and header is repeated', async () => {
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.renew();
      return new Response(null, { status: 403 });
    });
    expect((await open().fetch('/orders', { method: 'POST' })).status).toBe(200);
    expect(tokensSent()).toEqual(['rotation-1']);
  });

  it('for any other reason is the answer', async () => {
    vi.mocked(fetch).mockImplementation(async () => new Response(null, { status: 403 }));
    expect((await open().fetch('/orders', { method: 'POST' })).status).toBe(403);
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});

describe('the end of the session', () => {
  it.each([401, 403])('is told once in every tab when the refresh is refused with %i', async (status) => {
    site.refreshStatus = status;
    const [here, there] = [vi.fn(), vi.fn()];
    const tab = open({ onSessionEnd: here });
    open({ onSessionEnd: there });
    const answers = await Promise.all([tab.fetch('/a'), tab.fetch('/b')]);
    expect(answers.map((answer) => answer.status)).toEqual([401, 401]);
    await vi.waitFor(() => expect(there).toHaveBeenCalled());
    await tab.fetch('/c');
    expect(here.mock.calls).toEqual([['refused']]);
    expect(there.mock.calls).toEqual([['refused']]);
  });

  it.each([429, 500, 503])(
    'is not the refresh that was answered %i: that answer comes back',
    async (status) => {
      site.refreshStatus = status;
      const ended = vi.fn();
      const tab = open({ onSessionEnd: ended });
      const answers = await Promise.all([tab.fetch('/a'), tab.fetch('/b')]);
      const texts = await Promise.all(answers.map((answer) => answer.text()));
      expect(texts).toEqual([`refresh ${status}`, `refresh ${status}`]);
      site.refreshStatus = 200;
      expect((await tab.fetch('/c')).status).toBe(200);
      expect(ended).not.toHaveBeenCalled();
    },
  );

  it('is not a network that fails: its error comes back', async () => {
    site.refreshStatus = 0;
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    await expect(tab.fetch('/a')).rejects.toThrow('Failed to fetch');
    site.refreshStatus = 200;
    expect((await tab.fetch('/a')).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('is not a refusal that a login in another tab has overtaken', async () => {
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    site.refreshStatus = 401;
    site.held = Promise.resolve().then(() => site.renew());
    expect((await tab.fetch('/a')).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('by logout is told once in every tab, and a login begins the next session in all of them', async () => {
    const [here, there, begun] = [vi.fn(), vi.fn(), vi.fn()];
    const tab = open({ onSessionEnd: here });
    const other = open({ onSessionEnd: there, onSessionStart: begun });
    expect((await tab.logout()).status).toBe(200);
    await vi.waitFor(() => expect(there.mock.calls).toEqual([['logout']]));
    expect(here.mock.calls).toEqual([['logout']]);
    expect((await other.login({ email: 'a@example.org', password: 'x' })).status).toBe(200);
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(1));
    expect((await tab.fetch('/a')).status).toBe(200);
    await other.logout();
    await vi.waitFor(() => expect(here).toHaveBeenCalledTimes(2));
  });

  it('is followed by a login in two steps: the first begins no session, the second does', async () => {
    const begun = vi.fn();
    const tab = open({ onSessionStart: begun });
    vi.mocked(fetch).mockImplementationOnce(async () => Response.json({ status: 'SECOND_FACTOR_REQUIRED' }));
    await tab.login({ email: 'a@example.org', password: 'x' });
    vi.mocked(fetch).mockImplementationOnce(async () => new Response(null, { status: 401 }));
    await tab.fetch('/api/v1/login/second-factor/', { method: 'POST' });
    expect([begun.mock.calls.length, site.refreshes]).toEqual([0, 0]);
    vi.mocked(fetch).mockImplementationOnce(async () => site.renew());
    await tab.fetch('/api/v1/login/second-factor/', { method: 'POST' });
    await vi.waitFor(() => expect(begun).toHaveBeenCalledTimes(1));
  });

  it('in another tab is noticed without asking for a refresh', async () => {
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
  it('is told in every tab', async () => {
    const [here, there] = [vi.fn(), vi.fn()];
    const tab = open({ onRefresh: here });
    open({ onRefresh: there });
    await tab.fetch('/a');
    await vi.waitFor(() => expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]));
  });

  it('waits for a login that is under way in another tab, and is then not needed', async () => {
    const [tab, other] = [open(), open()];
    const login = other.login({ email: 'a@example.org', password: 'x' });
    const call = tab.fetch('/a');
    expect((await call).status).toBe(200);
    await login;
    expect(site.refreshes).toBe(0);
  });
});
