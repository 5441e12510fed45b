import { describe, expect, it } from 'vitest';
import { totpCode } from '../../../../../test/support/second-factor/totp-code.js';
import { newTotpSecret, provisioningUri, stepOfCode, typedSecret } from './totp-code.js';

/** RFC 6238, appendix B, for SHA-1; the last six of its eight digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
] as const;
const ofTheRfc = Buffer.from('12345678901234567890');

describe('a code of an authenticator app', () => {
  it.each(vectors)('is the one of RFC 6238 at %d', (now, code) => {
    expect(stepOfCode(ofTheRfc, code, now)).toBe(Math.floor(now / 30));
  });

  it('is valid one step early and one step late, and belongs to its own step', () => {
    const secret = newTotpSecret();
    const now = 1_800_000_000;
    const code = (steps: number) => totpCode(typedSecret(secret), steps, now);
    expect([-2, -1, 0, 1, 2].map((steps) => stepOfCode(secret, code(steps), now))).toEqual([
      undefined,
      now / 30 - 1,
      now / 30,
      now / 30 + 1,
      undefined,
    ]);
  });

  it.each(['', '28708', '2870822', '+28708', 'abcdef', '２８７０８', '-87082', '287082\0'])(
    '%j is refused',
    (code) => {
      expect(stepOfCode(ofTheRfc, code, 59)).toBeUndefined();
    },
  );

  it.each([
    ' 287 082 ',
    '287-082',
    '287\u2013082',
    '287\u2011082\u200b',
    '287\u00a0082',
    '２８７０８２',
    '２８７－０８２',
  ])('%j is accepted with the spacing of apps and keyboards', (typed) => {
    expect(stepOfCode(ofTheRfc, typed, 59)).toBe(1);
  });
});

describe('a new secret', () => {
  it('has 160 bits and is offered with its issuer and account', () => {
    const secret = newTotpSecret();
    expect(secret).toHaveLength(20);
    const uri = new URL(provisioningUri(secret, 'Our House', 'ann+1@example.com'));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Our House:ann+1@example.com',
    ]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: typedSecret(secret),
      issuer: 'Our House',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });

  it.each([
    ['Our House: staging', 'Our House staging'],
    ['https://house.example', 'https //house.example'],
    [':House:', 'House'],
  ])('names the issuer %j without the colon that separates it from the account', (issuer, named) => {
    const uri = new URL(provisioningUri(newTotpSecret(), issuer, 'ann@example.com'));
    expect(decodeURIComponent(uri.pathname)).toBe(`/${named}:ann@example.com`);
    expect(uri.searchParams.get('issuer')).toBe(named);
  });
});
