import { describe, expect, it } from 'vitest';
import { cursorParts, pageOf } from './page.js';

const nilUuid = '00000000-0000-0000-0000-000000000000';
const uuid = '019aaaaa-0000-7000-8000-000000000001';
const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a page', () => {
  it('names where the next one starts, if there is one', () => {
    const rows = ['a', 'b', 'c'];
    const page = pageOf(rows, 2, (row) => [row, 7]);
    expect(page.items).toEqual(['a', 'b']);
    expect(cursorParts(page.next!, ['', 0])).toEqual(['b', 7]);
    expect(pageOf(rows, 3, (row) => [row])).toEqual({ items: rows, next: null });
    expect(pageOf([], 3, () => [])).toEqual({ items: [], next: null });
  });

  it('is the first without a cursor', () => {
    expect(cursorParts(undefined, ['', 0, nilUuid])).toEqual(['', 0, nilUuid]);
  });
});

describe('a cursor', () => {
  it.each([
    ['text that is none', 'nonsense!'],
    ['no list', cursor('a')],
    ['a part too few', cursor(['a', 1])],
    ['a part of another type', cursor([1, 1, uuid])],
    ['what no text can hold', cursor(['a\0', 1, uuid])],
    ['a fraction', cursor(['a', 1.5, uuid])],
    ['a number no column can hold', cursor(['a', 2 ** 31, uuid])],
    ['no UUID where one belongs', cursor(['a', 1, 'b'])],
    ['an object', cursor(['a', 1, {}])],
  ])('that is %s is refused', (_, after) => {
    expect(() => cursorParts(after, ['', 0, nilUuid])).toThrow(
      expect.objectContaining({ code: 'request.invalid_fields', fields: { after: [expect.any(String)] } }),
    );
  });
});
