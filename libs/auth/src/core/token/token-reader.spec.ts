import { createHmac, createSecretKey } from 'node:crypto';
import type { TokenClaims } from '#auth/contract';
import { JwtService } from '@nestjs/jwt';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from '../clock.js';
import { TokenReader } from './token-reader.js';
import { VerifiedTokens } from './verified-tokens.js';

const secret = 'k'.repeat(40);
const now = 1_800_000_000;
const jwt = new JwtService({
  secretOrKeyProvider: () => createSecretKey(Buffer.from(secret)),
  signOptions: { algorithm: 'HS256' },
  verifyOptions: { algorithms: ['HS256'] },
});
let passed = 0;
const clock = new (class extends Clock {
  override now = () => new Date((now + passed) * 1000);
})();
beforeEach(() => void (passed = 0));
const verified = new VerifiedTokens();
const reader = new TokenReader(jwt, clock, verified);

const good: TokenClaims = {
  token_type: 'access',
  jti: uuidv7(),
  iat: now - 5,
  exp: now + 5,
  user_id: 13,
  sub: uuidv7(),
  sid: uuidv7(),
};

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** Signs whatever it is given, with any header: what an attacker who has no key can at best imitate. */
function forge(claims: object, header: object = { alg: 'HS256', typ: 'JWT' }, key = secret): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

describe('a token', () => {
  it('is read when it is genuine and of the type that is asked for', () => {
    expect(reader.read(forge(good), 'access')).toEqual(good);
    expect(reader.read(forge({ ...good, token_type: 'refresh' }), 'refresh')?.sid).toBe(good.sid);
  });

  it('of the other type is refused', () => {
    expect(reader.read(forge(good), 'refresh')).toBeUndefined();
    expect(reader.read(forge({ ...good, token_type: 'refresh' }), 'access')).toBeUndefined();
  });

  it.each([
    ['expired for longer than clocks may differ', { ...good, exp: now - 600 }],
    ['without exp', { ...good, exp: undefined }],
    ['with exp as text', { ...good, exp: String(now + 5) }],
    ['not yet valid', { ...good, nbf: now + 60 }],
    ['without user_id', { ...good, user_id: undefined }],
    ['with a huge user_id', { ...good, user_id: 2 ** 31 }],
    ['with user_id as text', { ...good, user_id: '13' }],
    ['with sub as a list', { ...good, sub: [good.sub] }],
    ['without sid', { ...good, sid: undefined }],
    ['with a jti that is none', { ...good, jti: 'x' }],
  ])('%s is refused', (_, claims) => {
    expect(reader.read(forge(claims), 'access')).toBeUndefined();
  });

  it('expired by this clock alone is read, for the database to judge', () => {
    expect(reader.read(forge({ ...good, exp: now - 300 }), 'access')).toBeDefined();
  });

  it.each(['none', 'None', 'NONE', 'nOnE'])('with alg %s and no signature is refused', (alg) => {
    expect(reader.read(`${encode({ alg, typ: 'JWT' })}.${encode(good)}.`, 'access')).toBeUndefined();
    expect(reader.read(forge(good, { alg }), 'access')).toBeUndefined();
  });

  it('signed with another key, or another algorithm of the same key, is refused', () => {
    expect(reader.read(forge(good, { alg: 'HS256' }, 'another key'), 'access')).toBeUndefined();
    expect(reader.read(jwt.sign({ ...good }, { algorithm: 'HS512' }), 'access')).toBeUndefined();
  });

  it('with its payload changed is refused', () => {
    const [header, , signature] = forge(good).split('.');
    const promoted = encode({ ...good, user_id: 1 });
    expect(reader.read(`${header}.${promoted}.${signature}`, 'access')).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['an object', {}],
    ['an empty string', ''],
    ['garbage', 'a.b.c'],
    ['two segments', forge(good).split('.').slice(0, 2).join('.')],
    ['four segments', `${forge(good)}.x`],
    ['more than 4 KiB', forge({ ...good, padding: 'x'.repeat(5000) })],
  ])('that is %s is refused', (_, raw) => {
    expect(reader.read(raw, 'access')).toBeUndefined();
  });
});

describe('a token that was verified before', () => {
  const verify = vi.spyOn(jwt, 'verify');
  beforeEach(() => void verify.mockClear());
  const fresh = () => forge({ ...good, jti: uuidv7() });

  it('is not verified again', () => {
    const raw = fresh();
    const claims = reader.read(raw, 'access');
    expect(reader.read(raw, 'access')).toBe(claims);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it('is still of one type only', () => {
    const raw = fresh();
    reader.read(raw, 'access');
    expect(reader.read(raw, 'refresh')).toBeUndefined();
  });

  it('is still refused once it has expired', () => {
    const raw = fresh();
    reader.read(raw, 'access');
    passed = 5 + 600;
    expect(reader.read(raw, 'access')).toBeUndefined();
  });

  it('vouches for no other spelling of itself', () => {
    const raw = fresh();
    reader.read(raw, 'access');
    const [header, payload, signature] = raw.split('.');
    expect(reader.read(`${header}.${payload}.${signature!.slice(0, -2)}AA`, 'access')).toBeUndefined();
    expect(
      reader.read(`${header}.${encode({ ...good, user_id: 1 })}.${signature}`, 'access'),
    ).toBeUndefined();
    expect(verify).toHaveBeenCalledTimes(3);
  });

  it('cannot be changed by who reads it', () => {
    const claims = reader.read(fresh(), 'access')!;
    expect(() => Object.assign(claims, { user_id: 1 })).toThrow(TypeError);
  });

  it('is verified again when another set of keys is believed', () => {
    const raw = fresh();
    reader.read(raw, 'access');
    verified.clear();
    reader.read(raw, 'access');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is not remembered if it was refused', () => {
    const raw = forge(good, undefined, 'another key');
    reader.read(raw, 'access');
    reader.read(raw, 'access');
    expect(verify).toHaveBeenCalledTimes(2);
  });
});
