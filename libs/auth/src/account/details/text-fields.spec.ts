import { describe, expect, it } from 'vitest';
import { changesFromText, newProfile } from './text-fields.js';

const changes = (...given: [string, string][]) => changesFromText(new Map(given));

describe('fields given as text', () => {
  it('become the fields of the account and of its profile', () => {
    expect(
      changes(
        ['phones', '+7 921 123-45-67, 8 (800) 555-35-35'],
        ['number', '1234567890123'],
        ['inn', ''],
        ['last_name', 'Lee'],
        ['rooms', '12, 14а'],
        ['bank_details', '{"bic":"044525225"}'],
      ),
    ).toEqual({
      phones: ['+7 921 123-45-67', '8 (800) 555-35-35'],
      number: '1234567890123',
      inn: null,
      profile: { last_name: 'Lee', rooms: ['12', '14а'], bank_details: { bic: '044525225' } },
    });
  });

  it('clear lists and optional fields when they are empty', () => {
    expect(changes(['phones', ''], ['surname', ''], ['bank_details', ''])).toEqual({
      phones: [],
      profile: { surname: '', bank_details: null },
    });
  });

  it.each([
    ['first_name', ''],
    ['birth_date', '2000-13-01'],
    ['sex', 'other'],
    ['phones', '+7 921 123-45-67,abc'],
    ['old_numbers', Array.from({ length: 101 }, () => '1234567890123').join(',')],
    ['number', '123'],
    ['additional_email', 'ann@'],
    ['language', 'de'],
    ['bank_details', '{'],
    ['bank_details', String.raw`{"a":"\u0000"}`],
    ['address', 'x'.repeat(1001)],
    ['is_superuser', 'true'],
    ['constructor', 'x'],
  ])('are rejected by name: %s', (field, text) => {
    expect(() => changes([field, text])).toThrow(
      expect.objectContaining({ fields: { [field]: [expect.any(String)] } }),
    );
  });
});

describe('the profile of a new account', () => {
  it('has every required field of its type and no field of another', () => {
    const fields = { first_name: 'Ann', sex: 'female', address: 'x' } as const;
    expect(() => newProfile('worker', fields)).toThrow(
      expect.objectContaining({
        fields: {
          last_name: [expect.any(String)],
          birth_date: [expect.any(String)],
          address: ['Unknown field.'],
        },
      }),
    );
    expect(newProfile('company', { name: 'Harbour' })).toEqual({ type: 'company', name: 'Harbour' });
  });
});
