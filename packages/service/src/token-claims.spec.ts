import { describe, expect, it } from 'vitest';
import { claimsOf, looksLikeToken } from './token-claims.js';

const good = { token_type: 'access', user_id: 7, sub: 'u', sid: 's', iat: 1, exp: 2 };
const tokenWith = (payload: unknown) =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.sig`;

describe('what may be a token', () => {
  it('is three parts of base64url', () => {
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
  ])('is not %j', (token) => expect(looksLikeToken(token)).toBe(false));
});

describe('the claims of a token', () => {
  it('are read as they are', () => {
    expect(claimsOf(tokenWith(good))).toEqual(good);
  });

  it.each([
    ['a refresh token', { ...good, token_type: 'refresh' }],
    ['no session', { ...good, sid: undefined }],
    ['a user that is text', { ...good, user_id: '7' }],
    ['no expiry', { ...good, exp: undefined }],
    ['null', null],
  ])('are not those of %s', (_, payload) => expect(claimsOf(tokenWith(payload))).toBeUndefined());
});
