import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => void (site = tabs.site()));

const tokensSent = () => site.seen.map((request) => request.headers.get('X-CSRFToken'));

describe('replacing the session', () => {
  const changes = [
    'me/password/',
    'me/step-up/',
    'me/second-factor/totp/confirm/',
    'me/sessions',
    'email/confirm/',
  ];

  it.each(changes)(
    'by /api/v1/%s delays refreshes of other tabs, and is reported in every tab',
    async (path) => {
      const [here, there] = [vi.fn(), vi.fn()];
      const [tab, other] = [open({ onRefresh: here }), open({ onRefresh: there })];
      let respond: (response: Response) => void = () => undefined;
      vi.mocked(fetch).mockImplementationOnce(() => new Promise((resolve) => (respond = resolve)));
      const change = tab.fetch(`/api/v1/${path}`, { method: 'POST', body: '{}' });
      await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
      const call = other.fetch('/orders');
      await vi.waitFor(() => expect(site.seen).toHaveLength(1));
      respond(site.renew());
      expect([(await change).status, (await call).status, site.refreshes]).toEqual([200, 200, 0]);
      await vi.waitFor(() => expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]));
    },
  );

  it('outside the library ends no session: the rejected refresh waits for the new cookies', async () => {
    site.refreshStatus = 401;
    site.replaced = true;
    const ended = vi.fn();
    const tab = open({ onSessionEnd: ended });
    const call = tab.fetch('/orders');
    await vi.waitFor(() => expect(site.refreshes).toBe(1));
    site.renew();
    expect((await call).status).toBe(200);
    expect(ended).not.toHaveBeenCalled();
  });

  it('by a request whose response is lost ends the session after five seconds without new cookies', async () => {
    vi.useFakeTimers();
    try {
      site.refreshStatus = 401;
      site.replaced = true;
      const ended = vi.fn();
      const call = open({ onSessionEnd: ended }).fetch('/orders');
      await vi.advanceTimersByTimeAsync(4_900);
      expect(ended).not.toHaveBeenCalled();
      await vi.advanceTimersByTimeAsync(200);
      expect((await call).status).toBe(401);
      expect(ended.mock.calls).toEqual([['refused']]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('repeats the request if the session was replaced while it was sent', async () => {
    const tab = open();
    vi.mocked(fetch).mockImplementationOnce(async () => {
      site.renew();
      return new Response(null, { status: 401 });
    });
    const change = tab.fetch('/api/v1/me/password/', { method: 'POST', body: 'twice' });
    expect(await (await change).text()).toBe('twice');
    expect(tokensSent()).toEqual(['rotation-1']);
  });
});
