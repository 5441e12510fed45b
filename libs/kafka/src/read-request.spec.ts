import { describe, expect, it } from 'vitest';
import { readRequest, requestLimits } from './read-request.js';

const bytes = (text: string) => Buffer.from(text);
const deep = (depth: number) => `{"token":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;

describe('a message', () => {
  it('that is a JSON object is a request', () => {
    expect(readRequest({ key: null, value: bytes('{"id":"1","token":"ё"}') })).toEqual({
      readable: true,
      payload: { id: '1', token: 'ё' },
    });
  });

  it('is measured to the byte and the level', () => {
    const padded = (length: number) => bytes(`{"token":"${'x'.repeat(length - 12)}"}`);
    expect(readRequest({ key: null, value: padded(requestLimits.value) }).readable).toBe(true);
    expect(readRequest({ key: Buffer.alloc(requestLimits.key), value: bytes('{}') }).readable).toBe(true);
    expect(readRequest({ key: null, value: bytes(deep(requestLimits.depth)) }).readable).toBe(true);
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
  ])('is unreadable: %s', (reason, key, value) => {
    expect(readRequest({ key, value })).toEqual({ readable: false, reason });
  });

  it('may hold brackets in its strings', () => {
    const value = bytes(JSON.stringify({ token: `"\\${'['.repeat(100)}` }));
    expect(readRequest({ key: null, value }).readable).toBe(true);
  });
});
