import { describe, expect, it } from 'vitest';
import { claimsOf, looksLikeToken } from './token-claims.js';

const good = { token_type: 'access', user_id: 7, sub: 'u', sid: 's', iat: 1, exp: 2 };
const tokenWith = (payload: unknown) =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

describe('looksLikeToken', () => {
  it('accepts three base64url segments', () => {
    expect(looksLikeToken(tokenWith(good))).toBe(true);
  });

  it.each([
    [''],
    ['garbage'],
    ['a.b'],
    ['a.b.c.d'],
    ['a.b.c '],
    [undefined],
    [7],
    [{}],
    [`a.${'b'.repeat(9000)}.c`],
  ])('rejects %j', (token) => expect(looksLikeToken(token)).toBe(false));
});

describe('claimsOf', () => {
  it('returns the claims of an access token', () => {
    expect(claimsOf(tokenWith(good))).toEqual(good);
  });

  it.each([
    ['the token type refresh', { ...good, token_type: 'refresh' }],
    ['no session', { ...good, sid: undefined }],
    ['a user id that is a string', { ...good, user_id: '7' }],
    ['no expiry', { ...good, exp: undefined }],
    ['a null payload', null],
  ])('returns undefined for %s', (_, payload) => expect(claimsOf(tokenWith(payload))).toBeUndefined());
});
