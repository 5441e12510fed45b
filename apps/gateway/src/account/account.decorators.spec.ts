import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsAccountEmail, IsNewPassword } from './account.decorators.js';
import { AreRooms, IsBankDetails, IsBirthDate } from './profile.decorators.js';

class Fields {
  @IsAccountEmail()
  email: unknown = 'ann@example.com';

  @IsNewPassword()
  password: unknown = 'velvet otter lamp';

  @IsBirthDate()
  birth_date: unknown = '2000-08-25';

  @AreRooms()
  rooms: unknown = '1';

  @IsBankDetails()
  bank_details: unknown = {};
}

const faultsOf = (given: Partial<Fields>) =>
  validateSync(Object.assign(new Fields(), given)).map(({ property }) => property);

describe('validation of an email', () => {
  it.each(['a@b.ee', 'some.body+tag@sub.example.com', "o'brien@example.ie", 'a@xn--80ak6aa92e.com'])(
    'accepts %s',
    (email) => {
      expect(faultsOf({ email })).toEqual([]);
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
  ])('rejects %j', (email) => {
    expect(faultsOf({ email })).toEqual(['email']);
  });
});

describe('validation of a birth date', () => {
  it.each([
    '2000-08-25',
    '2000-08-25T12:00:00+03:00',
    '2000-08-25T12:00:00.123Z',
    '2000-02-29',
    '1900-01-01',
  ])('accepts %s', (birth_date) => {
    expect(faultsOf({ birth_date })).toEqual([]);
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
  ])('rejects %j', (birth_date) => {
    expect(faultsOf({ birth_date })).toEqual(['birth_date']);
  });
});

describe('text that PostgreSQL cannot store', () => {
  it.each([
    ['password', 'long enough\0'],
    ['password', 'long enough \ud800'],
    ['rooms', ['1', '\0']],
    ['bank_details', { bank: ['\0'] }],
    ['bank_details', { '\0': 1 }],
  ])('is rejected in %s', (field, value) => {
    expect(faultsOf({ [field]: value })).toEqual([field]);
  });
});

describe('validation of rooms', () => {
  it.each([[['1', '2a']], ['12'], [[1, '2']], [12]])('accepts %j', (rooms) => {
    expect(faultsOf({ rooms })).toEqual([]);
  });

  it.each([[['x'.repeat(12)]], [Array.from({ length: 101 }, () => '1')], [[1.5]], [[true]]])(
    'rejects %j',
    (rooms) => {
      expect(faultsOf({ rooms })).toEqual(['rooms']);
    },
  );
});

describe('validation of bank details', () => {
  it('accepts any JSON of at most 10,000 characters', () => {
    expect(faultsOf({ bank_details: { bik: '044525225', account: 'x'.repeat(9000) } })).toEqual([]);
    expect(faultsOf({ bank_details: { bik: 'x'.repeat(10_000) } })).toEqual(['bank_details']);
    expect(faultsOf({ bank_details: 'x'.repeat(10_000) })).toEqual(['bank_details']);
  });
});
