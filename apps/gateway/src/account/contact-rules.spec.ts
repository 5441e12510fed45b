import { plainPhone } from '#auth/core';
import { describe, expect, it } from 'vitest';
import { phones } from './contact-rules.js';

describe('a pasted phone number', () => {
  it.each([
    ['+7\u00a0921\u00a0123\u201145\u201367', '+7 921 123-45-67'],
    ['8\u202f(921)\u2009123\u221245\u221267 ', '8 (921) 123-45-67'],
  ])('%j is taken as %s', (pasted, plain) => {
    expect(phones([pasted])).toBeUndefined();
    expect(plainPhone(pasted)).toBe(plain);
  });

  it.each(['+7 921 12\u200b3', 'call me', '+7\n921\u0007'])('may not be %j', (text) => {
    expect(phones([text])).toEqual(expect.any(String));
  });
});
