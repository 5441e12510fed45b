import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => void (site = tabs.site()));

const tokensSent = () => site.seen.map((request) => request.headers.get('X-CSRFToken'));

describe('a session that is replaced', () => {
  const changes = [
    'me/password/',
    'me/step-up/',
    'me/second-factor/totp/confirm/',
    'me/sessions',
    'email/confirm/',
  ];

  it.each(changes)('by /api/v1/%s is not refreshed meanwhile, and every tab is told', async (path) => {
    const [here, there] = [vi.fn(), vi.fn()];
    const [tab, other] = [open({ onRefresh: here }), open({ onRefresh: there })];
    let answer: (response: Response) => void = () => undefined;
    vi.mocked(fetch).mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    const change = tab.fetch(`/api/v1/${path}`, { method: 'POST', body: '{}' });
    await vi.waitFor(() => expect(fetch).toHaveBeenCalledTimes(1));
    const call = other.fetch('/orders');
    await vi.waitFor(() => expect(site.seen).toHaveLength(1));
    answer(site.renew());
    expect([(await change).status, (await call).status, site.refreshes]).toEqual([200, 200, 0]);
    await vi.waitFor(() => expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]));
  });

  it('by a form outside the library ends in no tab: the refused refresh waits for the new cookies', async () => {
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

  it('by a change whose answer is lost ends once the new cookies have not come for five seconds', async () => {
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

  it('is sent again in a new session when the old one was replaced on the way', async () => {
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
