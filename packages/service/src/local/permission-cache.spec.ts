import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Verification } from '../ask/request-client.js';
import { PermissionCache } from './permission-cache.js';

const before = { is_active: true, 'crm_button read': true };
const after = { is_active: true, 'crm_button read': false };
let cache: PermissionCache;

const cached = (userId = 7) => cache.get(userId, Date.now());
const load = (permissions = before, userId = 7) => cache.load(7, async () => ({ userId, permissions }));
const publish = (fields: object) =>
  cache.onMessage({ value: Buffer.from(JSON.stringify({ id: 'e', version: 1, user_id: 7, ...fields })) });
const change = (permissions: object, at = Date.now()) =>
  publish({ type: 'token-claims-change', time: new Date(at).toISOString(), data: { permissions } });

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000_000 });
  cache = new PermissionCache(2);
});
afterEach(() => void vi.useRealTimers());

describe('PermissionCache', () => {
  it('returns permissions after they were loaded', async () => {
    expect(cached()).toBeUndefined();
    expect(await load()).toEqual(before);
    expect(cached()).toEqual(before);
  });

  it('expires entries after ten minutes', async () => {
    await load();
    vi.advanceTimersByTime(599_000);
    expect(cached()).toEqual(before);
    vi.advanceTimersByTime(2_000);
    expect(cached()).toBeUndefined();
  });

  it('does not cache a response about another user, or a FAIL', async () => {
    expect(await load(before, 8)).toBeUndefined();
    expect(await cache.load(7, async () => undefined)).toBeUndefined();
    expect([cached(7), cached(8)]).toEqual([undefined, undefined]);
  });

  it('evicts the least recently used entry', async () => {
    for (const userId of [1, 2, 3]) await cache.load(userId, async () => ({ userId, permissions: before }));
    expect([1, 2, 3].map((userId) => cached(userId))).toEqual([undefined, before, before]);
  });
});

describe('PermissionCache.clear', () => {
  it('empties the cache, and returns a pending response without caching it', async () => {
    await load();
    let respond: (verification: Verification) => void = () => undefined;
    const loaded = cache.load(7, () => new Promise((resolve) => (respond = resolve)));
    cache.clear();
    respond({ userId: 7, permissions: before });
    expect(await loaded).toEqual(before);
    expect(cached()).toBeUndefined();
  });
});

describe('PermissionCache, on an event', () => {
  it('updates an entry from a newer event', async () => {
    await load();
    vi.advanceTimersByTime(60_000);
    change(after);
    expect(cached()).toEqual(after);
  });

  it('deletes the entry if the event may be older, within the allowed clock difference', async () => {
    await load();
    change(after, Date.now() + 5_000);
    expect(cached()).toBeUndefined();
  });

  it('caches for one second what is loaded while the event arrives', async () => {
    let respond: (verification: Verification) => void = () => undefined;
    const loaded = cache.load(7, () => new Promise((resolve) => (respond = resolve)));
    change(after);
    respond({ userId: 7, permissions: before });
    expect(await loaded).toEqual(before);
    vi.advanceTimersByTime(1_001);
    expect(cached()).toBeUndefined();
  });

  it('caches for one second what is loaded within ten seconds after the event', async () => {
    change(after);
    vi.advanceTimersByTime(5_000);
    await load();
    vi.advanceTimersByTime(1_001);
    expect(cached()).toBeUndefined();
    vi.advanceTimersByTime(4_000);
    await load();
    vi.advanceTimersByTime(60_000);
    expect(cached()).toEqual(before);
  });

  it.each([
    ['account-disabled', { type: 'account-disabled', data: { reason: 'deactivated' } }],
    ['account-purged', { type: 'account-purged', data: {} }],
    [
      'a token-claims-change with malformed permissions',
      { type: 'token-claims-change', time: '2100-01-01T00:00:00Z', data: { permissions: ['x'] } },
    ],
    ['a token-claims-change without a time', { type: 'token-claims-change', data: { permissions: after } }],
  ])('deletes the entry on %s', async (_, fields) => {
    await load();
    publish(fields);
    expect(cached()).toBeUndefined();
  });

  it.each([
    ['of another user', { type: 'token-claims-change', user_id: 8, data: { permissions: after } }],
    ['of another type', { type: 'session-established', data: { sid: 's' } }],
  ])('keeps the entry on an event %s', async (_, fields) => {
    await load();
    publish(fields);
    cache.onMessage({ value: null });
    cache.onMessage({ value: Buffer.from('"type":"account-') });
    expect(cached()).toEqual(before);
  });
});
