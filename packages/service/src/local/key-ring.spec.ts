import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeyRing } from './key-ring.js';

let jwks: Record<string, JWK>;
let published: string[];
let down: boolean;
let requests: number;
let ring: KeyRing;
const gone = vi.fn();

const answer = async (): Promise<Response> => {
  requests += 1;
  if (down) throw new TypeError('fetch failed');
  return Response.json({ keys: published.map((kid) => jwks[kid]) });
};
const key = (kid: string) => ring.key({ alg: 'ES256', kid });

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
  down = false;
  requests = 0;
  gone.mockReset();
  ring = new KeyRing({ url: 'http://gateway/.well-known/jwks.json', onKeyGone: gone, fetch: answer });
});

afterEach(() => {
  ring.close();
  vi.useRealTimers();
});

describe('the keys', () => {
  it('are fetched once, however many ask', async () => {
    await Promise.all([key('one'), key('one'), key('one')]);
    await key('one');
    expect(requests).toBe(1);
  });

  it('are fetched again for one that is new, but not for each that is made up', async () => {
    await key('one');
    published = ['one', 'two'];
    vi.advanceTimersByTime(11_000);
    await key('two');
    expect(requests).toBe(2);
    await Promise.allSettled(Array.from({ length: 50 }, (_, index) => key(`made up ${index}`)));
    expect(requests).toBe(2);
    await expect(key('made up')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('stay while the gateway is away; of others nobody can tell then', async () => {
    await key('one');
    down = true;
    await vi.advanceTimersByTimeAsync(3_600_000);
    await key('one');
    await expect(key('two')).rejects.toMatchObject({ reason: 'keys' });
  });

  it('that are not there yet are waited for by trying again', async () => {
    down = true;
    await expect(key('one')).rejects.toMatchObject({ reason: 'keys' });
    down = false;
    await vi.advanceTimersByTimeAsync(10_000);
    await key('one');
    expect(requests).toBe(2);
  });

  it('that are no longer published are given up within minutes, and it is told', async () => {
    published = ['one', 'two'];
    await key('two');
    published = ['one'];
    await vi.advanceTimersByTimeAsync(300_000);
    expect(gone).toHaveBeenCalledTimes(1);
    await expect(key('two')).rejects.toMatchObject({ code: 'ERR_JWKS_NO_MATCHING_KEY' });
  });
});
