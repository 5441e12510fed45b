import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs, home } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse, type Gatehouse, GatehouseError } from './index.js';

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

beforeEach(() => {
  site = tabs.site();
  site.live = true;
});

const password = { current_password: 'velvet otter lamp' };
const factor = { method: 'totp', code: '123456' } as const;
const profile = {
  type: 'worker',
  first_name: 'Ann',
  last_name: 'Lee',
  birth_date: '1990-05-17',
  sex: 'female',
} as const;
const registration = { email: 'ann@example.org', password: 'velvet otter lamp', profile };
const confirmation = { user_id: '7', activation_code: 'a-code' };
const reset = { user_id: '7', code: 'a-code', new_password: 'velvet otter lamp' };
const account = { email: 'ann@example.org' };

describe('a call', () => {
  const calls: [string, object | undefined, (tab: Gatehouse) => Promise<unknown>][] = [
    ['POST register/', registration, (tab) => tab.register(registration)],
    ['POST register/confirm/', confirmation, (tab) => tab.confirm(confirmation)],
    ['POST password/reset/', account, (tab) => tab.requestPasswordReset(account)],
    ['POST password/reset/confirm/', reset, (tab) => tab.resetPassword(reset)],
    ['POST login/second-factor/', factor, (tab) => tab.finishLogin(factor)],
    ['POST me/step-up/', factor, (tab) => tab.stepUp(factor)],
    ['GET me/second-factor/', undefined, (tab) => tab.secondFactors()],
    ['POST me/second-factor/totp/', password, (tab) => tab.beginTotp(password)],
    ['POST me/second-factor/totp/confirm/', { code: '1' }, (tab) => tab.confirmTotp({ code: '1' })],
    ['DELETE me/second-factor/totp/', password, (tab) => tab.removeTotp(password)],
    ['POST me/second-factor/recovery-codes/', password, (tab) => tab.renewRecoveryCodes(password)],
    ['PATCH me/', { phones: [] }, (tab) => tab.request('PATCH', 'me/', { phones: [] })],
  ];

  it.each(calls)('sends %s with its JSON body and resolves with the response', async (key, body, call) => {
    site.responses.set(key, () => Response.json({ answer: key }));
    expect(await call(open())).toEqual({ answer: key });
    const [method, path] = key.split(' ');
    const sent = site.seen[0]!;
    expect([sent.method, sent.url]).toEqual([method, `${home}api/v1/${path}`]);
    expect(sent.headers.get('Content-Type')).toBe(body ? 'application/json' : null);
    expect(await sent.text()).toBe(body ? JSON.stringify(body) : '');
    expect(sent.headers.get('X-CSRFToken')).toBe(method === 'GET' ? null : 'first');
  });

  it('resolves with undefined for a response without a body', async () => {
    site.responses.set('DELETE me/sessions/', () => new Response(null, { status: 204 }));
    expect(await open().request('DELETE', 'me/sessions/')).toBeUndefined();
  });

  it('rejects with the error of the gateway, the seconds to wait and the request id', async () => {
    const problem = { status: 429, code: 'throttle.network_limit', title: 'Too many of these requests.' };
    const headers = {
      'Content-Type': 'application/problem+json',
      'Retry-After': '90',
      'X-Request-Id': 'request-1',
    };
    site.responses.set(
      'POST register/',
      () => new Response(JSON.stringify(problem), { status: 429, headers }),
    );
    const error = await open()
      .register(registration)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(GatehouseError);
    expect(error).toMatchObject({ ...problem, errors: [], retryAfter: 90, requestId: 'request-1' });
  });

  it('rejects with response.unexpected for a response that is not one of the gateway', async () => {
    site.responses.set('POST register/', () => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const expected = { status: 502, code: 'response.unexpected', retryAfter: undefined };
    await expect(open().register(registration)).rejects.toMatchObject(expected);
  });

  it('rejects with the network error of fetch', async () => {
    vi.mocked(fetch).mockImplementation(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(open().register(registration)).rejects.toThrow(TypeError);
  });
});

describe('loginWithPassword', () => {
  const credentials = { email: 'ann@example.org', password: 'velvet otter lamp' };

  it('starts the session in every tab', async () => {
    const started = vi.fn();
    open({ onSessionStart: started });
    expect(await open().loginWithPassword(credentials)).toEqual({ status: 'OK' });
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(1));
  });

  it('resolves with the methods of a required second factor, and starts the session only after finishLogin', async () => {
    site.cookie = '';
    const required = { status: 'SECOND_FACTOR_REQUIRED', methods: ['totp', 'recovery_code'] };
    site.responses.set('POST login/', () => Response.json(required));
    site.responses.set('POST login/second-factor/', () => site.renew());
    const started = vi.fn();
    const tab = open({ onSessionStart: started });
    expect(await tab.loginWithPassword(credentials)).toEqual(required);
    expect(started).not.toHaveBeenCalled();
    await tab.finishLogin(factor);
    await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(1));
  });
});

describe('session', () => {
  const me = { user_id: 7, email: 'ann@example.org' };
  beforeEach(() => void site.responses.set('GET me/', () => Response.json(me)));

  it('resolves with the account', async () => {
    expect(await open().session()).toEqual(me);
  });

  it('renews the session if the access token has expired', async () => {
    site.live = false;
    expect(await open().session()).toEqual(me);
    expect(site.refreshes).toBe(1);
  });

  it('is undefined for a visitor without a CSRF cookie, without a request', async () => {
    site.cookie = '';
    expect(await open().session()).toBeUndefined();
    expect(site.seen).toEqual([]);
  });

  it('is undefined for a session that has ended on the server', async () => {
    site.live = false;
    site.refreshStatus = 401;
    const ended = vi.fn();
    expect(await open({ onSessionEnd: ended }).session()).toBeUndefined();
    expect(ended.mock.calls).toEqual([['refused']]);
  });

  it('rejects if the gateway is not ready: the session may continue', async () => {
    site.live = false;
    site.refreshStatus = 503;
    await expect(open().session()).rejects.toMatchObject({ status: 503 });
  });
});
