import { describe, expect, it } from 'vitest';
import { anyJson, bankDetails, birthDate, email, newPassword, rooms } from './account-rules.js';

describe('an email', () => {
  it.each(['a@b.ee', 'some.body+tag@sub.example.com', "o'brien@example.ie", 'a@xn--80ak6aa92e.com'])(
    'may be %s',
    (value) => {
      expect(email(value)).toBeUndefined();
    },
  );

  it.each([
    'a',
    '@b.ee',
    'a@b',
    'a@b.ee, c@d.ee',
    'a b@c.ee',
    '<a@b.ee>',
    'A <a@b.ee>',
    '"a b"@c.ee',
    `${'a'.repeat(250)}@b.ee`,
    7,
    null,
    {},
  ])('may not be %j', (value) => {
    expect(email(value)).toEqual(expect.any(String));
  });
});

describe('a birth date', () => {
  it.each([
    '2000-08-25',
    '2000-08-25T12:00:00+03:00',
    '2000-08-25T12:00:00.123Z',
    '2000-02-29',
    '1900-01-01',
  ])('may be %s', (value) => {
    expect(birthDate(value)).toBeUndefined();
  });

  it.each([
    '2001-02-29',
    '2000-13-01',
    '25.08.2000',
    '2000-8-5',
    '1899-12-31',
    '9999-01-01',
    '',
    20000825,
    null,
    '2000-08-25T25:00',
  ])('may not be %j', (value) => {
    expect(birthDate(value)).toEqual(expect.any(String));
  });
});

describe('what PostgreSQL cannot store', () => {
  it.each([
    [newPassword, 'long enough\0'],
    [newPassword, 'long enough \ud800'],
    [rooms, ['1', '\0']],
    [anyJson, { bank: ['\0'] }],
    [anyJson, { '\0': 1 }],
  ])('is refused wherever it stands', (rule, value) => {
    expect(rule(value)).toEqual(expect.any(String));
  });
});

describe('rooms', () => {
  it('are a list of names, or one', () => {
    expect(rooms(['1', '2a'])).toBeUndefined();
    expect(rooms('12')).toBeUndefined();
    expect(rooms(['x'.repeat(12)])).toEqual(expect.any(String));
    expect(rooms(Array.from({ length: 101 }, () => '1'))).toEqual(expect.any(String));
    expect(rooms([1, '2'])).toBeUndefined();
    expect(rooms(12)).toBeUndefined();
    expect(rooms([1.5])).toEqual(expect.any(String));
    expect(rooms([true])).toEqual(expect.any(String));
  });
});

describe('bank details', () => {
  it('are any JSON of at most 10,000 characters', () => {
    expect(bankDetails({ bik: '044525225', account: 'x'.repeat(9000) })).toBeUndefined();
    expect(bankDetails({ bik: 'x'.repeat(10_000) })).toEqual(expect.any(String));
    expect(bankDetails('x'.repeat(10_000))).toEqual(expect.any(String));
  });
});
