import type { KeyObject } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { type SessionSettings } from '#config';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { encode, signedWithPair, signedWithSecret } from '../../../../../test/support/forged-tokens.js';
import { tokenKit } from '../../../../../test/support/token-kit.js';
import { Clock } from '../clock.js';

const now = 1_800_000_000;
const clock = new (class extends Clock {
  override now = () => new Date(now * 1000);
})();
const lives = { accessTokenLife: 600 } as SessionSettings;
const kit = (environment: NodeJS.ProcessEnv = {}) => tokenKit(lives, environment, clock);
const ours = kit();
const { tokens: reader, tokensElsewhere, kid, privateKey, publicKey } = ours;
const secret = ours.settings.app.secretKey;

const before: TokenClaims = {
  token_type: 'access',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
};
const good: TokenClaims = { ...before, iss: 'https://auth.example.com', aud: 'gatehouse' };
const genuine = { alg: 'ES256', typ: 'at+jwt', kid };

/** Under any header, with our key unless another is named. */
const signed = (claims: object, header: object = genuine, key: KeyObject = privateKey) =>
  signedWithPair(claims, header, key);

const believed = async (raw: unknown) => (await reader.read(raw, 'access')) !== undefined;

describe('a token', () => {
  it('is read when it is genuine and of the type that is asked for', async () => {
    expect(await reader.read(signed(good), 'access')).toEqual(good);
    const refresh = signed({ ...good, token_type: 'refresh' }, { ...genuine, typ: 'rt+jwt' });
    expect((await reader.read(refresh, 'refresh'))?.sid).toBe(good.sid);
  });

  it('that is issued says who issued it for whom, of which type, by which key, and nothing of the person', async () => {
    const grant = { sessionId: good.sid, userId: 13, subject: good.sub, jti: good.jti };
    const times = { issuedAt: now, expiresAt: now + 50, now };
    const { access, refresh } = await ours.issue.execute({ ...grant, ...times });
    const headers = [access, refresh].map(({ token }) =>
      JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()),
    );
    expect(headers).toEqual([genuine, { ...genuine, typ: 'rt+jwt' }]);
    const named = { iss: good.iss, aud: good.aud, user_id: 13, sub: good.sub, sid: good.sid };
    const ends = { iat: now, exp: now + 50 };
    // Whoever issued it remembers what everybody else reads in it.
    for (const tokens of [reader, tokensElsewhere]) {
      expect(await tokens.read(access.token, 'access')).toEqual({
        ...named,
        ...ends,
        token_type: 'access',
        jti: expect.any(String),
        origin_jti: good.jti,
      });
      expect(await tokens.read(refresh.token, 'refresh')).toEqual({
        ...named,
        ...ends,
        token_type: 'refresh',
        jti: good.jti,
      });
    }
  });

  it('of the other type is refused, whether its header, its claims or both say so', async () => {
    const refresh = { ...good, token_type: 'refresh' };
    const refreshTyp = { ...genuine, typ: 'rt+jwt' };
    expect(await reader.read(signed(good), 'refresh')).toBeUndefined();
    for (const [claims, header] of [
      [refresh, refreshTyp],
      [refresh, genuine],
      [good, refreshTyp],
    ] as const) {
      expect(await believed(signed(claims, header))).toBe(false);
    }
  });

  it.each([
    ['expired for longer than clocks may differ', { ...good, exp: now - 600 }],
    ['without exp', { ...good, exp: undefined }],
    ['with exp as text', { ...good, exp: String(now + 5) }],
    ['with exp beyond all numbers', { ...good, exp: 1e300 }],
    ['not yet valid', { ...good, nbf: now + 60 }],
    ['with nbf as text', { ...good, nbf: String(now - 60) }],
    ['without user_id', { ...good, user_id: undefined }],
    ['with a huge user_id', { ...good, user_id: 2 ** 31 }],
    ['with user_id as text', { ...good, user_id: '13' }],
    ['with sub as a list', { ...good, sub: [good.sub] }],
    ['without sid', { ...good, sid: undefined }],
    ['with a jti that is none', { ...good, jti: 'x' }],
    ['of another issuer', { ...good, iss: 'https://evil.example' }],
    ['of our issuer, spelled otherwise', { ...good, iss: 'https://auth.example.com/' }],
    ['of several issuers', { ...good, iss: [good.iss] }],
    ['of no issuer', { ...good, iss: undefined }],
    ['for another audience', { ...good, aud: 'another' }],
    ['for others besides', { ...good, aud: [good.aud, 'another'] }],
    ['for no audience', { ...good, aud: undefined }],
    ['that is no object', [good]],
    ['with a number for origin_jti', { ...good, origin_jti: 7 }],
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
  ])('%s is refused', async (_, claims) => {
    expect(await believed(signed(claims))).toBe(false);
  });

  it('issued by a server whose clock is five minutes ahead is read', async () => {
    expect(await believed(signed({ ...good, iat: now + 300, exp: now + 900 }))).toBe(true);
  });

  it('expired by this clock alone is read, for the database to judge', async () => {
    expect(await believed(signed({ ...good, exp: now - 300 }))).toBe(true);
  });

  it.each(['none', 'None', 'NONE', 'nOnE', '', undefined, null, ['ES256'], 'ES256 ', 'es256'])(
    'with alg %j is refused, signed or not',
    async (alg) => {
      for (const header of [
        { ...genuine, alg },
        { alg, typ: 'JWT' },
      ]) {
        expect(await believed(`${encode(header)}.${encode(good)}.`)).toBe(false);
        expect(await believed(signed(good, header))).toBe(false);
        expect(await believed(signedWithSecret(good, header, secret))).toBe(false);
      }
    },
  );

  it.each<[string, string | Buffer]>([
    ['as PEM', publicKey.export({ format: 'pem', type: 'spki' })],
    ['as DER', publicKey.export({ format: 'der', type: 'spki' })],
    ['as JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
    ['as the point itself', Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')],
  ])('signed HS256 with the public key %s is refused', async (_, key) => {
    for (const header of [
      { ...genuine, alg: 'HS256' },
      { alg: 'HS256', typ: 'at+jwt' },
      { alg: 'HS256', typ: 'JWT' },
      genuine,
    ]) {
      expect(await believed(signedWithSecret(good, header, key))).toBe(false);
    }
  });

  it.each(['RS256', 'PS256', 'ES384', 'ES512', 'EdDSA', 'HS384', 'HS512', 'HS256'])(
    'that claims to be %s is refused, whatever it was signed with',
    async (alg) => {
      const header = { ...genuine, alg };
      expect(await believed(signed(good, header))).toBe(false);
      expect(await believed(signedWithSecret(good, header, secret))).toBe(false);
    },
  );

  it('signed with another key pair is refused', async () => {
    expect(await believed(signed(good, genuine, kit().privateKey))).toBe(false);
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
  ])('with the kid %j is refused, and no key is looked for', async (odd) => {
    const reloads = ours.reloads();
    expect(await believed(signed(good, { ...genuine, kid: odd }))).toBe(false);
    expect(ours.reloads()).toBe(reloads);
  });

  it('with an unknown kid is refused once the keys were looked at anew', async () => {
    const reloads = ours.reloads();
    expect(await believed(signed(good, { ...genuine, kid: uuidv7() }))).toBe(false);
    expect(ours.reloads()).toBe(reloads + 1);
  });

  const stranger = kit();
  it.each<[string, object]>([
    ['jwk', { jwk: stranger.publicKey.export({ format: 'jwk' }) }],
    ['jku', { jku: 'http://127.0.0.1:1/jwks.json' }],
    ['x5u', { x5u: 'http://127.0.0.1:1/cert.pem' }],
    ['x5c', { x5c: ['MIIB'] }],
    ['crit', { crit: ['exp'] }],
    ['crit that is empty', { crit: [] }],
    ['b64', { b64: false, crit: ['b64'] }],
    ['cty', { cty: 'JWT' }],
  ])('with %s in its header is refused, also where the signature is ours', async (_, member) => {
    expect(await believed(signed(good, { ...genuine, ...member }, stranger.privateKey))).toBe(false);
    expect(await believed(signed(good, { ...genuine, ...member }))).toBe(false);
  });

  it.each(['JWT', 'jwt', 'AT+JWT', 'application/at+jwt', undefined, null, ['at+jwt']])(
    'with the typ %j is refused',
    async (typ) => {
      expect(await believed(signed(good, { ...genuine, typ }))).toBe(false);
    },
  );

  it('with its payload changed is refused', async () => {
    const [header, , signature] = signed(good).split('.');
    expect(await believed(`${header}.${encode({ ...good, user_id: 1 })}.${signature}`)).toBe(false);
  });

  it('is believed in one spelling', async () => {
    const raw = signed(good);
    const [header, payload, signature] = raw.split('.') as [string, string, string];
    const last = 'AQgw'.indexOf(signature.at(-1)!);
    const stray = signature.slice(0, -1) + 'BRhx'.charAt(last);
    expect(Buffer.from(stray, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    for (const spelled of [
      `${header}.${payload}.${stray}`,
      `${raw}==`,
      `${raw} `,
      ` ${raw}`,
      `${raw}\n`,
      `${header}=.${payload}.${signature}`,
      raw.replaceAll('-', '+').replaceAll('_', '/') === raw
        ? `${raw}=`
        : raw.replaceAll('-', '+').replaceAll('_', '/'),
    ]) {
      expect(await believed(spelled)).toBe(false);
    }
  });

  it('whose signature was turned into its twin (r, n − s) says the same', async () => {
    const [header, payload, signature] = signed(good).split('.') as [string, string, string];
    const bytes = Buffer.from(signature, 'base64url');
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const twin = (order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)).toString(16).padStart(64, '0');
    const turned = Buffer.concat([bytes.subarray(0, 32), Buffer.from(twin, 'hex')]).toString('base64url');
    expect(turned).not.toBe(signature);
    expect(await reader.read(`${header}.${payload}.${turned}`, 'access')).toEqual(good);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {}],
    ['a list of one token', [signed(good)]],
    ['an empty string', ''],
    ['garbage', 'a.b.c'],
    ['dots', '..'],
    ['two segments', signed(good).split('.').slice(0, 2).join('.')],
    ['four segments', `${signed(good)}.x`],
    ['five segments', `${signed(good)}.x.y`],
    ['JSON that is no object', `${Buffer.from('"at"').toString('base64url')}.e30.AAAA`],
    ['null for a header', `${Buffer.from('null').toString('base64url')}.e30.AAAA`],
    ['more than 4 KiB', signed({ ...good, padding: 'x'.repeat(5000) })],
  ])('that is %s is refused', async (_, raw) => {
    expect(await believed(raw)).toBe(false);
  });
});
