import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import {
  encode,
  signedWithPair,
  signedWithSecret,
} from '../../../../../test/support/attacks/forged-tokens.js';
import { fixedTime as now, kitAtFixedTime as kit } from '../../../../../test/support/tokens/token-kit.js';
import { verifiers } from '../../../../../test/support/tokens/token-verifiers.js';

const ours = kit();
const { kid, privateKey, publicKey } = ours;
const secret = ours.settings.app.secretKey;
const stranger = kit();

const good: TokenClaims = {
  token_type: 'access',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
  iss: 'https://auth.example.com',
  aud: 'gatehouse',
};
const genuine = { alg: 'ES256', typ: 'at+jwt', kid };

/** Signed with our key unless another is named. */
const signed = (claims: object, header: object = genuine, key: KeyObject = privateKey) =>
  signedWithPair(claims, header, key);

describe.each(verifiers)('a token verified with %s', (_, verifierOf) => {
  const verify = verifierOf(ours);
  const accepts = async (raw: string) => (await verify(raw, 'access')) !== undefined;

  it('is accepted if it is genuine and of the required type', async () => {
    expect(await verify(signed(good), 'access')).toEqual(good);
    const refresh = signed({ ...good, token_type: 'refresh' }, { ...genuine, typ: 'rt+jwt' });
    expect((await verify(refresh, 'refresh'))?.sid).toBe(good.sid);
  });

  it('is rejected if its header or its claims name the other type', async () => {
    const refresh = { ...good, token_type: 'refresh' };
    const refreshHeader = { ...genuine, typ: 'rt+jwt' };
    expect(await verify(signed(good), 'refresh')).toBeUndefined();
    for (const [claims, header] of [
      [refresh, refreshHeader],
      [refresh, genuine],
      [good, refreshHeader],
    ] as const) {
      expect(await accepts(signed(claims, header))).toBe(false);
    }
  });

  it.each([
    ['expired for longer than clocks may differ', { ...good, exp: now - 600 }],
    ['without exp', { ...good, exp: undefined }],
    ['with exp as text', { ...good, exp: String(now + 5) }],
    ['with exp beyond the safe integers', { ...good, exp: 1e300 }],
    ['not yet valid', { ...good, nbf: now + 60 }],
    ['with nbf as text', { ...good, nbf: String(now - 60) }],
    ['without user_id', { ...good, user_id: undefined }],
    ['with a huge user_id', { ...good, user_id: 2 ** 31 }],
    ['with user_id as text', { ...good, user_id: '13' }],
    ['with sub as a list', { ...good, sub: [good.sub] }],
    ['without sid', { ...good, sid: undefined }],
    ['with a malformed jti', { ...good, jti: 'x' }],
    ['of another issuer', { ...good, iss: 'https://evil.example' }],
    ['of our issuer with a trailing slash', { ...good, iss: 'https://auth.example.com/' }],
    ['of several issuers', { ...good, iss: [good.iss] }],
    ['of no issuer', { ...good, iss: undefined }],
    ['for another audience', { ...good, aud: 'another' }],
    ['for several audiences', { ...good, aud: [good.aud, 'another'] }],
    ['for no audience', { ...good, aud: undefined }],
    ['whose payload is a list', [good]],
    ['with a numeric origin_jti', { ...good, origin_jti: 7 }],
    ['with null for origin_jti', { ...good, origin_jti: null }],
    ['with a list for origin_jti', { ...good, origin_jti: [uuidv7()] }],
    ['with an origin_jti that is no UUID', { ...good, origin_jti: 'x' }],
    ['with null for nbf', { ...good, nbf: null }],
    ['with an object for iss', { ...good, iss: {} }],
    ['with iat as text', { ...good, iat: String(now) }],
    ['with a negative iat', { ...good, iat: -1 }],
    ['issued later than clocks may differ', { ...good, iat: now + 601, exp: now + 1200 }],
    ['that expires after the year 9999', { ...good, exp: 253_402_300_800 }],
    ['with a fractional exp', { ...good, exp: now + 0.5 }],
  ])('%s is rejected', async (_, claims) => {
    expect(await accepts(signed(claims))).toBe(false);
  });

  it('is accepted from a server whose clock is five minutes ahead', async () => {
    expect(await accepts(signed({ ...good, iat: now + 300, exp: now + 900 }))).toBe(true);
  });

  it('is left to the clock of the database if it expired within the clock skew', async () => {
    expect(await accepts(signed({ ...good, exp: now - 300 }))).toBe(true);
  });

  it.each(['none', 'None', 'NONE', 'nOnE', '', undefined, null, ['ES256'], 'ES256 ', 'es256'])(
    'is rejected with alg %j, signed or not',
    async (alg) => {
      for (const header of [
        { ...genuine, alg },
        { alg, typ: 'JWT' },
      ]) {
        expect(await accepts(`${encode(header)}.${encode(good)}.`)).toBe(false);
        expect(await accepts(signed(good, header))).toBe(false);
        expect(await accepts(signedWithSecret(good, header, secret))).toBe(false);
      }
    },
  );

  it.each<[string, string | Buffer]>([
    ['as PEM', publicKey.export({ format: 'pem', type: 'spki' })],
    ['as DER', publicKey.export({ format: 'der', type: 'spki' })],
    ['as JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['as a coordinate', Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')],
  ])('is rejected with an HMAC whose secret is the public key %s', async (_, key) => {
    for (const header of [
      { ...genuine, alg: 'HS256' },
      { alg: 'HS256', typ: 'at+jwt' },
      { alg: 'HS256', typ: 'JWT' },
      genuine,
    ]) {
      expect(await accepts(signedWithSecret(good, header, key))).toBe(false);
    }
  });

  it.each(['RS256', 'PS256', 'ES384', 'ES512', 'EdDSA', 'HS384', 'HS512', 'HS256'])(
    'is rejected with the algorithm %s, whatever signed it',
    async (alg) => {
      const header = { ...genuine, alg };
      expect(await accepts(signed(good, header))).toBe(false);
      expect(await accepts(signedWithSecret(good, header, secret))).toBe(false);
    },
  );

  it('is rejected if another key pair signed it', async () => {
    expect(await accepts(signed(good, genuine, stranger.privateKey))).toBe(false);
  });

  it.each([
    '../../../dev/null',
    '/dev/null',
    '',
    "' OR 1=1 --",
    'x'.repeat(2500),
    [kid],
    { kid },
    0,
    null,
    undefined,
    true,
    '__proto__',
    kid.toUpperCase(),
    `${kid}\u0000`,
  ])('is rejected with the kid %j, without a key look-up', async (odd) => {
    const reloads = ours.reloads();
    expect(await accepts(signed(good, { ...genuine, kid: odd }))).toBe(false);
    expect(ours.reloads()).toBe(reloads);
  });

  it('is rejected with an unknown kid after one reload of the keys', async () => {
    const reloads = ours.reloads();
    expect(await accepts(signed(good, { ...genuine, kid: uuidv7() }))).toBe(false);
    expect(ours.reloads()).toBe(reloads + 1);
  });

  it.each<[string, object]>([
    ['jwk', { jwk: stranger.publicKey.export({ format: 'jwk' }) }],
    ['jku', { jku: 'http://127.0.0.1:1/jwks.json' }],
    ['x5u', { x5u: 'http://127.0.0.1:1/cert.pem' }],
    ['x5c', { x5c: ['MIIB'] }],
    ['crit', { crit: ['exp'] }],
    ['an empty crit', { crit: [] }],
    ['b64', { b64: false, crit: ['b64'] }],
    ['cty', { cty: 'JWT' }],
  ])('is rejected with %s in its header, even with our signature', async (_, member) => {
    expect(await accepts(signed(good, { ...genuine, ...member }, stranger.privateKey))).toBe(false);
    expect(await accepts(signed(good, { ...genuine, ...member }))).toBe(false);
  });

  it.each(['JWT', 'jwt', 'AT+JWT', 'application/at+jwt', undefined, null, ['at+jwt']])(
    'is rejected with the typ %j',
    async (typ) => {
      expect(await accepts(signed(good, { ...genuine, typ }))).toBe(false);
    },
  );

  it('is rejected with a changed payload', async () => {
    const [header, , signature] = signed(good).split('.');
    expect(await accepts(`${header}.${encode({ ...good, user_id: 1 })}.${signature}`)).toBe(false);
  });

  it('is rejected in any other encoding of the same bytes', async () => {
    const raw = signed(good);
    const [header, payload, signature] = raw.split('.') as [string, string, string];
    const last = 'AQgw'.indexOf(signature.at(-1)!);
    const stray = signature.slice(0, -1) + 'BRhx'.charAt(last);
    expect(Buffer.from(stray, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    const base64 = raw.replaceAll('-', '+').replaceAll('_', '/');
    for (const spelled of [
      `${header}.${payload}.${stray}`,
      `${raw}==`,
      `${raw} `,
      ` ${raw}`,
      `${raw}\n`,
      `${header}=.${payload}.${signature}`,
      base64 === raw ? `${raw}=` : base64,
    ]) {
      expect(await accepts(spelled)).toBe(false);
    }
  });

  it('is the same token under its twin signature (r, n − s)', async () => {
    const [header, payload, signature] = signed(good).split('.') as [string, string, string];
    const bytes = Buffer.from(signature, 'base64url');
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const twin = (order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
    const turned = Buffer.concat([bytes.subarray(0, 32), Buffer.from(twin, 'hex')]).toString('base64url');
    expect(turned).not.toBe(signature);
    expect(await verify(`${header}.${payload}.${turned}`, 'access')).toEqual(good);
  });

  const withSignature = (signature: Buffer) => {
    const [header, payload] = signed(good).split('.');
    return `${header}.${payload}.${signature.toString('base64url')}`;
  };
  it.each([
    // CVE-2022-21449
    ['of zeros', Buffer.alloc(64)],
    ['cut short', Buffer.alloc(63, 1)],
    ['too long', Buffer.alloc(65, 1)],
    ['in ASN.1', Buffer.from('3006020101020101', 'hex')],
    ['of one byte', Buffer.alloc(1)],
  ])('is rejected with a signature %s', async (_, signature) => {
    expect(await accepts(withSignature(signature))).toBe(false);
  });

  it.each([
    ['an empty string', ''],
    ['garbage', 'a.b.c'],
    ['dots', '..'],
    ['two segments', signed(good).split('.').slice(0, 2).join('.')],
    ['four segments', `${signed(good)}.x`],
    ['five segments', `${signed(good)}.x.y`],
    ['a header of text', `${Buffer.from('"at"').toString('base64url')}.e30.AAAA`],
    ['a header of null', `${Buffer.from('null').toString('base64url')}.e30.AAAA`],
    ['more than 4 KiB', signed({ ...good, padding: 'x'.repeat(5000) })],
  ])('is rejected if it is %s', async (_, raw) => {
    expect(await accepts(raw)).toBe(false);
  });
});
