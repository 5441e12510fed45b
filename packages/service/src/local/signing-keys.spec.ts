import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SigningKeys } from './signing-keys.js';

let jwks: Record<string, JWK>;
let published: string[];
let isDown: boolean;
let requests: number;
let keys: SigningKeys;
const onKeyRemoved = vi.fn();

const respond = async (): Promise<Response> => {
  requests += 1;
  if (isDown) throw new TypeError('fetch failed');
  return Response.json({ keys: published.map((kid) => jwks[kid]) });
};
const key = (kid: string) => keys.key({ alg: 'ES256', kid });

beforeAll(async () => {
  const made = ['one', 'two'].map(async (kid) => {
    const { publicKey } = await generateKeyPair('ES256');
    return [kid, { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] as const;
  });
  jwks = Object.fromEntries(await Promise.all(made));
});

beforeEach(() => {
  vi.useFakeTimers();
  published = ['one'];
  isDown = false;
  requests = 0;
  onKeyRemoved.mockReset();
  keys = new SigningKeys({ url: 'http://gateway/.well-known/jwks.json', onKeyRemoved, fetch: respond });
});

afterEach(() => {
  keys.close();
  vi.useRealTimers();
});

describe('SigningKeys', () => {
  it('fetches the keys once for concurrent and later calls', async () => {
    await Promise.all([key('one'), key('one'), key('one')]);
    await key('one');
    expect(requests).toBe(1);
  });

  it('fetches again for an unknown key id, but not for each of many invented ones', async () => {
    await key('one');
    published = ['one', 'two'];
    vi.advanceTimersByTime(11_000);
    await key('two');
    expect(requests).toBe(2);
    await Promise.allSettled(Array.from({ length: 50 }, (_, index) => key(`invented ${index}`)));
    expect(requests).toBe(2);
    await expect(key('invented')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('keeps its keys while the gateway is away, and fails with keys for unknown ones', async () => {
    await key('one');
    isDown = true;
    await vi.advanceTimersByTimeAsync(3_600_000);
    await key('one');
    await expect(key('two')).rejects.toMatchObject({ reason: 'keys' });
  });

  it('retries after a failed first fetch', async () => {
    isDown = true;
    await expect(key('one')).rejects.toMatchObject({ reason: 'keys' });
    isDown = false;
    await vi.advanceTimersByTimeAsync(10_000);
    await key('one');
    expect(requests).toBe(2);
  });

  it('drops a key within five minutes after it is no longer published, and calls onKeyRemoved', async () => {
    published = ['one', 'two'];
    await key('two');
    published = ['one'];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(onKeyRemoved).toHaveBeenCalledTimes(1);
    await expect(key('two')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});
