import { describe, expect, it } from 'vitest';
import { printable, printableLines } from './printable.js';

describe('printable', () => {
  it.each([
    ['Ann\n2\troot@example.com\tactive', String.raw`Ann\u{a}2\u{9}root@example.com\u{9}active`],
    ['\u001b[2J\u001b[H', String.raw`\u{1b}[2J\u{1b}[H`],
    ['\u009b2J', String.raw`\u{9b}2J`],
    ['gnp.\u202eexe', String.raw`gnp.\u{202e}exe`],
    ['a\u2028b', String.raw`a\u{2028}b`],
    ['ООО «Дом» 👩\u200d👧', 'ООО «Дом» 👩\u200d👧'],
  ])('prints %j as %s', (text, printed) => {
    expect(printable(text)).toBe(printed);
  });
});

describe('printableLines', () => {
  it('keeps line feeds and escapes carriage returns', () => {
    expect(printableLines('one\r\ntwo')).toBe('one\\u{d}\ntwo');
  });
});
