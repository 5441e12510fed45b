import { plainPhone } from '#auth/account';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { ArePhones } from './contact.decorators.js';

class Contact {
  @ArePhones()
  phones: unknown;
}

const faultsOf = (phones: unknown) => validateSync(Object.assign(new Contact(), { phones }));

describe('validation of a pasted phone number', () => {
  it.each([
    ['+7\u00a0921\u00a0123\u201145\u201367', '+7 921 123-45-67'],
    ['8\u202f(921)\u2009123\u221245\u221267 ', '8 (921) 123-45-67'],
  ])('reads %j as %s', (pasted, plain) => {
    expect(faultsOf([pasted])).toEqual([]);
    expect(plainPhone(pasted)).toBe(plain);
  });

  it.each(['+7 921 12\u200b3', 'call me', '+7\n921\u0007'])('rejects %j', (text) => {
    expect(faultsOf([text])).toHaveLength(1);
  });
});
