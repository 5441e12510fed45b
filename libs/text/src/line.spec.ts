import { FieldFault } from '#errors';
import { describe, expect, it } from 'vitest';
import { cleanedLine, lineFault, nameFault, normalLine } from './line.js';

describe('text on one line', () => {
  it.each([
    ['ООО «Дом»', 'ООО «Дом»'],
    ['  Дом \u00a0 и  двор ', 'Дом и двор'],
    ['Рома\u0438\u0306', 'Рома\u0439'],
    ['Дом\n', 'Дом'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👧 ❤\ufe0f', '👩\u200d👧 ❤\ufe0f'],
    ['', ''],
  ])('%j is accepted and stored as %j', (text, normal) => {
    expect(lineFault(text, 100)).toBeUndefined();
    expect(normalLine(text)).toBe(normal);
    expect(cleanedLine(text)).toBe(normal);
  });

  it.each([
    'Дом\u0007',
    'Ann\n2\tforged@example.com',
    'a\tb',
    '\u001b[2J',
    'a\u0085b',
    'a\u2028b',
    'gnp.\u202eexe',
    '\u2066Ann\u2069',
    'a\u200eb',
    'Дом\u200b',
    'До\u00adм',
    '\u2060',
    '\ue000',
    '\u0378',
    '\ufffe',
    'a\ud800',
    'a\0',
    '\u200d',
    '\u0301',
    '\u3164',
    '\u2800',
  ])('may not be %j', (text) => {
    expect(lineFault(text, 100)).toEqual(expect.any(FieldFault));
    expect(nameFault(text, 100)).toEqual(expect.any(FieldFault));
    expect(String(lineFault(cleanedLine(text), 100))).not.toContain('invisible');
  });

  it('may be no longer than its limit, in code points of its normal form', () => {
    expect(lineFault(`  ${'👩'.repeat(5)}   `, 5)).toBeUndefined();
    expect(String(lineFault('абвгде', 5))).toBe('Ensure this field has no more than 5 characters.');
  });

  it.each(['', ' ', '\u00a0\n'])('that must say something may not be %j', (text) => {
    expect(String(nameFault(text, 100))).toBe('This field may not be blank.');
  });
});
