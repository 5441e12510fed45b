import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../ask/asker.js';
import { KeyRing } from './key-ring.js';
import { LocalVerifier } from './local-verifier.js';
import { PermissionBook } from './permission-book.js';
import { RememberedTokens } from './remembered-tokens.js';
import { Revocations } from './revocations.js';

const issuer = 'https://auth.example.org';
const permissions = { is_active: true, 'crm_button read': true };
let key: CryptoKey;
let stranger: CryptoKey;
let jwks: object;
let fresh: boolean;
let reachable: boolean;
let revocations: Revocations;
let ask: ReturnType<typeof vi.fn<(token: string) => Promise<Answer | undefined>>>;
let verifier: LocalVerifier;
let keys: KeyRing;
let book: PermissionBook;

const now = () => Math.floor(Date.now() / 1000);
const said = (claims: object = {}) => ({
  token_type: 'access',
  user_id: 7,
  sub: 'u',
  sid: 's-1',
  jti: 'j',
  iss: issuer,
  aud: 'gatehouse',
  iat: now(),
  exp: now() + 600,
  ...claims,
});
const token = (claims: object = {}, header: object = {}, signing = key) =>
  new SignJWT(said(claims))
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt', ...header })
    .sign(signing);

function build(overrides: Partial<ConstructorParameters<typeof LocalVerifier>[0]> = {}): LocalVerifier {
  return new LocalVerifier({
    keys,
    revocations,
    remembered: new RememberedTokens(10),
    book,
    ask,
    isFresh: () => fresh,
    isReachable: () => reachable,
    whenStale: 'refuse',
    issuer,
    audience: 'gatehouse',
    timeout: 60,
    close: async () => undefined,
    ...overrides,
  });
}

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  key = pair.privateKey;
  stranger = (await generateKeyPair('ES256')).privateKey;
  jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };
});

beforeEach(() => {
  fresh = true;
  reachable = true;
  revocations = new Revocations();
  book = new PermissionBook(10);
  ask = vi.fn(async () => ({ userId: 7, permissions }));
  keys = new KeyRing({
    url: `${issuer}/x`,
    onKeyGone: () => undefined,
    fetch: async () => Response.json(jwks),
  });
  verifier = build();
});

afterEach(() => {
  keys.close();
  revocations.close();
  vi.useRealTimers();
});

const revoke = (key: string) =>
  revocations.onMessage({
    key: Buffer.from(key),
    value: Buffer.from(JSON.stringify({ not_before: now(), expires: now() + 600 })),
  });

describe('a good token', () => {
  it('is known with its permissions, which are asked for once', async () => {
    const good = await token();
    const identity = {
      userId: 7,
      subject: 'u',
      sessionId: 's-1',
      expiresAt: expect.any(Number),
      permissions,
    };
    expect(await verifier.verify(good)).toEqual(identity);
    expect(await verifier.verify(good)).toEqual(identity);
    expect(await verifier.verify(await token({ sid: 's-2' }))).toMatchObject({ sessionId: 's-2' });
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is good until it expires, remembered or not', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const good = await token({ exp: now() + 100 });
    expect(await verifier.verify(good)).toBeDefined();
    vi.setSystemTime(Date.now() + 101_000);
    expect(await verifier.verify(good)).toBeUndefined();
  });

  it('is dead from its revocation on, by session or by user', async () => {
    const [one, two] = [await token({ sid: 's-1' }), await token({ sid: 's-2' })];
    expect([await verifier.verify(one), await verifier.verify(two)]).not.toContain(undefined);
    revoke('session:s-1');
    expect(await verifier.verify(one)).toBeUndefined();
    expect(await verifier.verify(two)).toBeDefined();
    revoke('user:7');
    expect(await verifier.verify(two)).toBeUndefined();
  });

  it('that is revoked while its permissions are asked for is not let through', async () => {
    ask.mockImplementation(async () => {
      revoke('session:s-1');
      return { userId: 7, permissions };
    });
    expect(await verifier.verify(await token())).toBeUndefined();
  });

  it('that the auth-service refuses is refused', async () => {
    ask.mockResolvedValue(undefined);
    expect(await verifier.verify(await token())).toBeUndefined();
  });
});

describe('a token is refused', () => {
  it.each<[string, () => Promise<string>]>([
    ['signed by a stranger', () => token({}, {}, stranger)],
    ['of an unknown key', () => token({}, { kid: 'other' })],
    ['of another type', () => token({}, { typ: 'rt+jwt' })],
    ['without a type', () => token({}, { typ: undefined })],
    ['that calls itself a refresh token', () => token({ token_type: 'refresh' })],
    ['of another issuer', () => token({ iss: 'https://evil.example' })],
    ['for another audience', () => token({ aud: 'other' })],
    ['that has expired', () => token({ exp: now() - 1 })],
    ['without expiry', () => token({ exp: undefined })],
    ['without a session', () => token({ sid: undefined })],
    ['without a user', () => token({ user_id: undefined })],
    [
      'with another payload',
      async () => (await token()).replace(/\.[^.]+\./, `.${btoa(JSON.stringify(said({ user_id: 1 })))}.`),
    ],
    [
      'signed by HS256 with the public key',
      () =>
        new SignJWT(said())
          .setProtectedHeader({ alg: 'HS256', kid: 'k', typ: 'at+jwt' })
          .sign(Buffer.from(JSON.stringify(jwks))),
    ],
    [
      'without signature',
      async () => `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa(JSON.stringify(said()))}.`,
    ],
  ])('%s', async (_, made) => {
    expect(await verifier.verify(await made())).toBeUndefined();
    expect(ask).not.toHaveBeenCalled();
  });
});

describe('without fresh revocations', () => {
  it('nothing is let through, remembered or not, until they are fresh again', async () => {
    const good = await token();
    expect(await verifier.verify(good)).toBeDefined();
    fresh = false;
    await expect(verifier.verify(good)).rejects.toMatchObject({ reason: 'stale' });
    fresh = true;
    expect(await verifier.verify(good)).toBeDefined();
  });

  it('a verification at the start waits for them, but not for ever', async () => {
    fresh = false;
    const waiting = verifier.verify(await token());
    fresh = true;
    expect(await waiting).toBeDefined();
    fresh = false;
    await expect(build().verify(await token())).rejects.toMatchObject({ reason: 'starting' });
  });

  it('the auth-service is asked in their place, if that is how it is set', async () => {
    verifier = build({ whenStale: 'ask' });
    fresh = false;
    const good = await token();
    for (let times = 1; times <= 2; times++) {
      expect(await verifier.verify(good)).toMatchObject({ userId: 7, permissions });
      expect(ask).toHaveBeenCalledTimes(times);
    }
  });

  it('a verification at the start fails at once when the brokers are known to be away', async () => {
    fresh = false;
    reachable = false;
    const impatient = build({ timeout: 3_600_000 });
    await expect(impatient.verify(await token())).rejects.toMatchObject({ reason: 'starting' });
  });

  it('that are lost while permissions are asked for, nothing is let through', async () => {
    ask.mockImplementation(async () => {
      fresh = false;
      return { userId: 7, permissions };
    });
    await expect(verifier.verify(await token())).rejects.toMatchObject({ reason: 'stale' });
  });
});

describe('with revocations that could not be read', () => {
  it('a token issued before is asked about each time, remembered or not', async () => {
    const good = await token();
    expect(await verifier.verify(good)).toBeDefined();
    revocations.doubt();
    ask.mockClear();
    ask.mockResolvedValue(undefined);
    expect(await verifier.verify(good)).toBeUndefined();
    expect(await verifier.verify(await token({ sid: 's-2' }))).toBeUndefined();
    ask.mockResolvedValue({ userId: 7, permissions });
    expect(await verifier.verify(good)).toMatchObject({ userId: 7 });
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('a token whose permissions are asked for at that moment is asked about again', async () => {
    ask.mockImplementationOnce(async () => {
      revocations.doubt();
      return { userId: 7, permissions };
    });
    ask.mockResolvedValueOnce(undefined);
    expect(await verifier.verify(await token())).toBeUndefined();
  });

  it('a token issued a minute later is verified here again', async () => {
    revocations.doubt();
    vi.useFakeTimers({ now: Date.now() + 62_000, toFake: ['Date'] });
    const good = await token();
    await verifier.verify(good);
    await verifier.verify(good);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

it('after close() nobody can tell', async () => {
  const good = await token();
  await verifier.verify(good);
  await verifier.close();
  await expect(verifier.verify(good)).rejects.toMatchObject({ reason: 'closed' });
});
