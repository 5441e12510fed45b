import { describe, expect, it } from 'vitest';
import { parseRequest, requestLimits } from './parse-request.js';

const bytes = (text: string) => Buffer.from(text);
const deep = (depth: number) => `{"token":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('parseRequest', () => {
  it('accepts a JSON object', () => {
    expect(parseRequest({ key: null, value: bytes('{"id":"1","token":"ё"}') })).toEqual({
      isValid: true,
      payload: { id: '1', token: 'ё' },
    });
  });

  it('accepts values, keys and nesting at exactly their limits', () => {
    const padded = (length: number) => bytes(`{"token":"${'x'.repeat(length - 12)}"}`);
    expect(parseRequest({ key: null, value: padded(requestLimits.value) }).isValid).toBe(true);
    expect(parseRequest({ key: Buffer.alloc(requestLimits.key), value: bytes('{}') }).isValid).toBe(true);
    expect(parseRequest({ key: null, value: bytes(deep(requestLimits.depth)) }).isValid).toBe(true);
  });

  it.each<[string, Buffer | null, Buffer | null]>([
    ['tombstone', null, null],
    ['value_too_large', null, Buffer.alloc(requestLimits.value + 1, ' ')],
    ['key_too_large', Buffer.alloc(requestLimits.key + 1), bytes('{}')],
    ['not_utf8', null, Buffer.from([0x7b, 0x22, 0xd0, 0x22, 0x7d])],
    ['nested_too_deeply', null, bytes(deep(requestLimits.depth + 1))],
    ['nested_too_deeply', null, bytes('['.repeat(5000))],
    ['not_json', null, bytes('{"id":')],
    ['not_json', null, bytes('')],
    ['not_json', null, bytes('\0{}')],
    ['not_an_object', null, bytes('null')],
    ['not_an_object', null, bytes('[1]')],
    ['not_an_object', null, bytes('"{}"')],
    ['not_an_object', null, bytes('7')],
  ])('rejects a message with the reason %s', (reason, key, value) => {
    expect(parseRequest({ key, value })).toEqual({ isValid: false, reason });
  });

  it('does not count brackets in strings as nesting', () => {
    const value = bytes(JSON.stringify({ token: `"\\${'['.repeat(100)}` }));
    expect(parseRequest({ key: null, value }).isValid).toBe(true);
  });
});
