import { createSecretKey, randomBytes } from 'node:crypto';
import type { AppSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { RecoveryCodes } from './recovery-codes.js';

const codesUnder = (key = createSecretKey(randomBytes(32))) =>
  new RecoveryCodes({ keysFor: () => [key] } as unknown as AppSettings);
const codes = codesUnder();

describe('recovery codes', () => {
  it('are ten different ones of 24 letters that cannot be confused', () => {
    const made = codes.newCodes();
    expect(new Set(made).size).toBe(10);
    for (const code of made) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('are recognised in every spelling', () => {
    const digest = codes.digest(7, '10ab-cdef-ghjk-mnpq-rstv-wxyz');
    for (const typed of [
      'IOABCDEFGHJKMNPQRSTVWXYZ',
      ' loab cdef ghjk mnpq rstv wxyz ',
      '1oAB-CDEF-ghjk-mnpq-rstv-wxyz',
      '１０ａｂ－ｃｄｅｆ－ｇｈｊｋ－ｍｎｐｑ－ｒｓｔｖ－ｗｘｙｚ',
      '10ab\u2013cdef\u00a0ghjk\u200bmnpq\u2011rstv\u2212wxyz',
    ]) {
      expect(codes.digest(7, typed)).toEqual(digest);
    }
  });

  it('are digested per user, under one key', () => {
    const [code = ''] = codes.newCodes();
    expect(codes.digest(7, code)).not.toEqual(codes.digest(8, code));
    expect(codes.digest(7, code)).not.toEqual(codesUnder().digest(7, code));
  });
});
