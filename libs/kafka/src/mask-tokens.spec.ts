import { describe, expect, it } from 'vitest';
import { maskTokens } from './mask-tokens.js';

const segment = (length: number) => 'aZ09_-'.repeat(length).slice(0, length);
const token = `${segment(40)}.${segment(200)}.${segment(86)}`;
const masked = `${segment(40)}.${segment(200)}.[masked]`;
const maskedText = (text: string) => maskTokens(Buffer.from(text)).toString();

describe('maskTokens', () => {
  it.each([
    ['in JSON', `{"token":"${token}"}`, `{"token":"${masked}"}`],
    ['alone', token, masked],
    ['behind a prefix', `Bearer=${token};`, `Bearer=${masked};`],
    ['twice', `${token} ${token}`, `${masked} ${masked}`],
  ])('removes the signature of a token %s', (_, text, expected) => {
    expect(maskedText(text)).toBe(expected);
  });

  it('removes the signature of a token in UTF-16', () => {
    const parked = maskTokens(Buffer.from(token, 'utf16le')).toString('latin1').replaceAll('\0', '');
    expect(parked).toBe(masked);
  });

  it('keeps all other bytes', () => {
    const bytes = Buffer.from([0xff, 0x00, 0xd0, 0x2e, 0x2e, 0x80]);
    expect(maskTokens(bytes)).toEqual(bytes);
    for (const text of ['auth.example.com', '1.2.3', 'a.b.c', '{"id":"x","token":7}', '']) {
      expect(maskedText(text)).toBe(text);
    }
  });

  it('masks 900 kB of adversarial input without running out of time', () => {
    for (const text of ['a'.repeat(900_000), `${segment(12)}.`.repeat(60_000), 'a\0'.repeat(450_000)]) {
      expect(maskedText(text).length).toBeGreaterThan(0);
    }
  });
});
