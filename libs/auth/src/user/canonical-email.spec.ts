import { FieldFault } from '#errors';
import { describe, expect, it } from 'vitest';
import {
  acceptedEmail,
  canonicalEmail,
  emailFault,
  emailSpellings,
  storedSpellings,
} from './canonical-email.js';

describe('the canonical form of an email address', () => {
  it.each([
    ['Ann@Example.COM', 'ann@example.com'],
    [' ann@example.com\t', 'ann@example.com'],
    ['\u00a0ann@example.com\ufeff', 'ann@example.com'],
    ['x@почта.рф', 'x@xn--80a1acny.xn--p1ai'],
    ['X@ПОЧТА.РФ', 'x@xn--80a1acny.xn--p1ai'],
    ['x@XN--80A1ACNY.xn--p1ai', 'x@xn--80a1acny.xn--p1ai'],
    ['x@a\u0301.com', 'x@xn--1ca.com'],
    ['x@fa\u00df.de', 'x@xn--fa-hia.de'],
  ])('of %j is %j, and the address is accepted', (typed, canonical) => {
    expect(emailFault(typed)).toBeUndefined();
    expect(acceptedEmail(typed)).toBe(canonical);
    expect(acceptedEmail(canonical)).toBe(canonical);
  });

  it.each([
    'victim@exam\u200bple.com',
    'victim@exam\u00adple.com',
    'victim@exam\u034fple.com',
    'victim@\u24d4\u24e7\u24d0\u24dc\u24df\u24db\u24d4.com',
    'victim@\uff45\uff58ample.com',
    'victim@example\u3002com',
    'victim@ex\u{1d41a}mple.com',
  ])('of %j is that of the mailbox a mail to it reaches', (typed) => {
    expect(canonicalEmail(typed)).toBe('victim@example.com');
    expect(emailFault(typed)).toEqual(expect.any(FieldFault));
  });

  it.each(['a', '@', '@b.ee', 'a@', 'a@b/c.ee', 'a@b%2ec.ee', 'a@b\uff0fc.ee', 'a@\ud800.ee', ''])(
    'of %j is the text itself, and the address is refused',
    (typed) => {
      expect(canonicalEmail(typed)).toBe(typed);
      expect(emailFault(typed)).toEqual(expect.any(FieldFault));
    },
  );
});

describe('an email address', () => {
  it.each([
    'vic\u200btim@example.com',
    'v\u202eictim@example.com',
    '\ue000@example.com',
    '\u0378@example.com',
  ])('with invisible characters, as %j, is refused with a sentence about them', (typed) => {
    expect(String(emailFault(typed))).toBe('Remove the invisible characters from the email address.');
  });

  it.each([
    'a\u00a0b@c.ee',
    'a@b',
    'a@1.2',
    'a@127.0.0.1',
    'a@b_c.ee',
    'a@-b.ee',
    'a@b..ee',
    'a@b.ee.',
    'a@xn--a.ee',
    'a..b@c.ee',
    '.a@c.ee',
    'a@b@c.ee',
    'иван@почта.рф',
    `${'a'.repeat(65)}@b.ee`,
    `a@${'b'.repeat(64)}.ee`,
    `a@${'ж'.repeat(60)}.рф`,
  ])('may not be %j', (typed) => {
    expect(emailFault(typed)).toEqual(expect.any(FieldFault));
    expect(() => acceptedEmail(typed, 'additional_email')).toThrow(
      expect.objectContaining({
        code: 'request.invalid_fields',
        fields: { additional_email: [expect.any(String)] },
      }),
    );
  });

  it('with compatibility letters is refused with the domain to write', () => {
    expect(String(emailFault('a@ⓔxample.com'))).toBe('Write the domain of the email address as example.com.');
  });

  it('is looked up as typed first, then in its canonical form', () => {
    expect(emailSpellings(' Ann@example.com')).toEqual(['ann@example.com']);
    expect(emailSpellings('X@почта.рф')).toEqual(['x@почта.рф', 'x@xn--80a1acny.xn--p1ai']);
    expect(storedSpellings('x@xn--80a1acny.xn--p1ai')).toEqual(['x@xn--80a1acny.xn--p1ai', 'x@почта.рф']);
  });
});
