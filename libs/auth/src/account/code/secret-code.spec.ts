import { newSecretToken } from '#sealing';
import { describe, expect, it } from 'vitest';
import { digestOf } from './secret-code.js';

describe('a mailed code', () => {
  const code = 'ab-CD_1234567890-xyz';

  it.each([
    ['with spaces and line breaks', ' ab-CD_12345\r\n67890-xyz\u00a0'],
    ['with invisible characters', 'ab-CD_1234567890\u200b-\u00adxyz\ufeff'],
    ['with typographic hyphens', 'ab\u2011CD_1234567890\u2013xyz'],
    ['in fullwidth letters', 'ａｂ－ＣＤ＿１２３４５６７８９０－ｘｙｚ'],
  ])('is recognised when it is pasted %s', (_, pasted) => {
    expect(digestOf(pasted)).toEqual(digestOf(code));
  });

  it('differs in another case, and without its hyphens', () => {
    for (const other of [code.toLowerCase(), code.replaceAll('-', ''), newSecretToken()]) {
      expect(digestOf(other)).not.toEqual(digestOf(code));
    }
  });
});
