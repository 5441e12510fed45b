import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Verification } from '../ask/request-client.js';
import { LocalVerifier } from './local-verifier.js';
import { PermissionCache } from './permission-cache.js';
import { Revocations } from './revocations.js';
import { SigningKeys } from './signing-keys.js';
import { VerifiedTokenCache } from './verified-token-cache.js';

const issuer = 'https://auth.example.org';
const permissions = { is_active: true, 'crm_button read': true };
let key: CryptoKey;
let otherKey: CryptoKey;
let jwks: object;
let fresh: boolean;
let reachable: boolean;
let revocations: Revocations;
let request: ReturnType<typeof vi.fn<(token: string) => Promise<Verification | undefined>>>;
let verifier: LocalVerifier;
let keys: SigningKeys;
let permissionCache: PermissionCache;

const now = () => Math.floor(Date.now() / 1000);
const claimsWith = (claims: object = {}) => ({
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
  new SignJWT(claimsWith(claims))
    .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'at+jwt', ...header })
    .sign(signing);

function build(overrides: Partial<ConstructorParameters<typeof LocalVerifier>[0]> = {}): LocalVerifier {
  return new LocalVerifier({
    keys,
    revocations,
    tokens: new VerifiedTokenCache(10),
    permissions: permissionCache,
    request,
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
  otherKey = (await generateKeyPair('ES256')).privateKey;
  jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'ES256', use: 'sig' }] };
});

beforeEach(() => {
  fresh = true;
  reachable = true;
  revocations = new Revocations();
  permissionCache = new PermissionCache(10);
  request = vi.fn(async () => ({ userId: 7, permissions }));
  keys = new SigningKeys({
    url: `${issuer}/x`,
    onKeyRemoved: () => undefined,
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

describe('LocalVerifier, with a valid token', () => {
  it('returns the identity with permissions, which it loads once per user', async () => {
    const valid = await token();
    const identity = {
      userId: 7,
      subject: 'u',
      sessionId: 's-1',
      expiresAt: expect.any(Number),
      permissions,
    };
    expect(await verifier.verify(valid)).toEqual(identity);
    expect(await verifier.verify(valid)).toEqual(identity);
    expect(await verifier.verify(await token({ sid: 's-2' }))).toMatchObject({ sessionId: 's-2' });
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('rejects a cached token after it has expired', async () => {
    vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
    const valid = await token({ exp: now() + 100 });
    expect(await verifier.verify(valid)).toBeDefined();
    vi.setSystemTime(Date.now() + 101_000);
    expect(await verifier.verify(valid)).toBeUndefined();
  });

  it('rejects a token after its session or user is revoked', async () => {
    const [one, two] = [await token({ sid: 's-1' }), await token({ sid: 's-2' })];
    expect([await verifier.verify(one), await verifier.verify(two)]).not.toContain(undefined);
    revoke('session:s-1');
    expect(await verifier.verify(one)).toBeUndefined();
    expect(await verifier.verify(two)).toBeDefined();
    revoke('user:7');
    expect(await verifier.verify(two)).toBeUndefined();
  });

  it('rejects a token that is revoked while its permissions are loaded', async () => {
    request.mockImplementation(async () => {
      revoke('session:s-1');
      return { userId: 7, permissions };
    });
    expect(await verifier.verify(await token())).toBeUndefined();
  });

  it('rejects a token that the auth-service rejects', async () => {
    request.mockResolvedValue(undefined);
    expect(await verifier.verify(await token())).toBeUndefined();
  });
});

describe('LocalVerifier rejects a token', () => {
  it.each<[string, () => Promise<string>]>([
    ['signed by another key', () => token({}, {}, otherKey)],
    ['with an unknown key id', () => token({}, { kid: 'other' })],
    ['with another type', () => token({}, { typ: 'rt+jwt' })],
    ['without a type', () => token({}, { typ: undefined })],
    ['with the token type refresh', () => token({ token_type: 'refresh' })],
    ['with another issuer', () => token({ iss: 'https://evil.example' })],
    ['for another audience', () => token({ aud: 'other' })],
    ['that is expired', () => token({ exp: now() - 1 })],
    ['without expiry', () => token({ exp: undefined })],
    ['without a session', () => token({ sid: undefined })],
    ['without a user', () => token({ user_id: undefined })],
    [
      'with another payload',
      async () =>
        (await token()).replace(/\.[^.]+\./, `.${btoa(JSON.stringify(claimsWith({ user_id: 1 })))}.`),
    ],
    [
      'signed by HS256 with the public key',
      () =>
        new SignJWT(claimsWith())
          .setProtectedHeader({ alg: 'HS256', kid: 'k', typ: 'at+jwt' })
          .sign(Buffer.from(JSON.stringify(jwks))),
    ],
    [
      'without a signature',
      async () => `${btoa('{"alg":"none","typ":"at+jwt"}')}.${btoa(JSON.stringify(claimsWith()))}.`,
    ],
  ])('%s', async (_, made) => {
    expect(await verifier.verify(await made())).toBeUndefined();
    expect(request).not.toHaveBeenCalled();
  });
});

describe('LocalVerifier, without fresh revocations', () => {
  it('fails with stale for cached tokens, until the revocations are fresh again', async () => {
    const valid = await token();
    expect(await verifier.verify(valid)).toBeDefined();
    fresh = false;
    await expect(verifier.verify(valid)).rejects.toMatchObject({ reason: 'stale' });
    fresh = true;
    expect(await verifier.verify(valid)).toBeDefined();
  });

  it('waits for them at the start, up to the timeout', async () => {
    fresh = false;
    const waiting = verifier.verify(await token());
    fresh = true;
    expect(await waiting).toBeDefined();
    fresh = false;
    await expect(build().verify(await token())).rejects.toMatchObject({ reason: 'starting' });
  });

  it('sends a request to the auth-service with whenStale ask', async () => {
    verifier = build({ whenStale: 'ask' });
    fresh = false;
    const valid = await token();
    for (let times = 1; times <= 2; times++) {
      expect(await verifier.verify(valid)).toMatchObject({ userId: 7, permissions });
      expect(request).toHaveBeenCalledTimes(times);
    }
  });

  it('fails immediately at the start when the brokers are away', async () => {
    fresh = false;
    reachable = false;
    const patient = build({ timeout: 3_600_000 });
    await expect(patient.verify(await token())).rejects.toMatchObject({ reason: 'starting' });
  });

  it('fails with stale when they become stale while permissions are loaded', async () => {
    request.mockImplementation(async () => {
      fresh = false;
      return { userId: 7, permissions };
    });
    await expect(verifier.verify(await token())).rejects.toMatchObject({ reason: 'stale' });
  });
});

describe('LocalVerifier, after revocations that could not be read', () => {
  it('sends a request for each verification of an earlier token, cached or not', async () => {
    const valid = await token();
    expect(await verifier.verify(valid)).toBeDefined();
    revocations.distrustEarlierTokens();
    request.mockClear();
    request.mockResolvedValue(undefined);
    expect(await verifier.verify(valid)).toBeUndefined();
    expect(await verifier.verify(await token({ sid: 's-2' }))).toBeUndefined();
    request.mockResolvedValue({ userId: 7, permissions });
    expect(await verifier.verify(valid)).toMatchObject({ userId: 7 });
    expect(request).toHaveBeenCalledTimes(3);
  });

  it('sends a second request for a token whose permissions were being loaded', async () => {
    request.mockImplementationOnce(async () => {
      revocations.distrustEarlierTokens();
      return { userId: 7, permissions };
    });
    request.mockResolvedValueOnce(undefined);
    expect(await verifier.verify(await token())).toBeUndefined();
  });

  it('verifies a token issued a minute later itself, with one request for the permissions', async () => {
    revocations.distrustEarlierTokens();
    vi.useFakeTimers({ now: Date.now() + 62_000, toFake: ['Date'] });
    const valid = await token();
    await verifier.verify(valid);
    await verifier.verify(valid);
    expect(request).toHaveBeenCalledTimes(1);
  });
});

it('LocalVerifier fails with closed after close()', async () => {
  const valid = await token();
  await verifier.verify(valid);
  await verifier.close();
  await expect(verifier.verify(valid)).rejects.toMatchObject({ reason: 'closed' });
});
