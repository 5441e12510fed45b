import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isGuessable } from './secret-strength.js';

describe('a secret', () => {
  it.each([
    ['an ordered hexadecimal string', '0123456789abcdef'.repeat(4)],
    ['the same backwards', 'fedcba9876543210'.repeat(2)],
    ['bytes in order', '000102030405060708090a0b0c0d0e0f'],
    ['pairs in order', '00112233445566778899aabbccddeeff'],
    ['two sequences in turn', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6'],
    ['steps of two', '02468ace13579bdf02468ace13579bdf'],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz012345'],
    ['keyboard rows', 'qwertyuiopasdfghjklzxcvbnm123456'],
    ['keyboard columns', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9'],
    ['one character', 'x'.repeat(64)],
    ['two characters', '01'.repeat(32)],
    ['a repeated word', 'deadbeef'.repeat(4)],
    ['a repeated random start', randomBytes(6).toString('hex').repeat(4)],
    ['words', 'thisismysupersecretkeyforgatehouse'],
    ['words with hyphens', 'This-Is-My-Super-Secret-Key-For-Gatehouse-2026'],
    ['words with digits for letters', 'sup3rs3cr3tp4ssw0rds3rv1c3k3y2026'],
  ])('is guessable if it is %s', (_, secret) => {
    expect(isGuessable(secret)).toBe(true);
  });

  it('is not guessable if its 32 characters and more are random', () => {
    const generators = [
      () => randomBytes(16).toString('hex'),
      () => randomBytes(32).toString('hex'),
      () => randomBytes(24).toString('base64'),
      () => randomBytes(24).toString('base64url'),
      () => randomBytes(48).toString('base64'),
      () => randomUUID(),
    ];
    for (const generate of generators) {
      const refused = Array.from({ length: 500 }, generate).filter(isGuessable);
      expect(refused).toEqual([]);
    }
  });
});
