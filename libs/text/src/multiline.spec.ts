import { FieldFault } from '#errors';
import { describe, expect, it } from 'vitest';
import { cleanedMultiline, multilineFault } from './multiline.js';

describe('text of several lines', () => {
  it.each(['', 'one\n\ttwo\r\nthree', 'soft\u00adhyphen', '👩\u200d👧', 'a\u200eb'])(
    '%j is accepted as it is',
    (text) => {
      expect(multilineFault(text, 100)).toBeUndefined();
      expect(cleanedMultiline(text)).toBe(text);
    },
  );

  it.each(['a\u0007', '\u001b[2J', 'a\u0085b', 'a\u007f', 'gnp.\u202eexe', '\u2066Ann\u2069', 'a\0'])(
    'may not be %j',
    (text) => {
      expect(multilineFault(text, 100)).toEqual(expect.any(FieldFault));
      expect(multilineFault(cleanedMultiline(text), 100)).toBeUndefined();
    },
  );

  it('may be no longer than its limit, in code points', () => {
    expect(multilineFault('👩'.repeat(5), 5)).toBeUndefined();
    expect(String(multilineFault('абвгде', 5))).toBe('Ensure this field has no more than 5 characters.');
  });
});
