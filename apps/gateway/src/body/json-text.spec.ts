import { describe, expect, it } from 'vitest';
import { parseJson } from './json-text.js';

const lists = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('parsing JSON from a caller', () => {
  it('accepts up to 32 levels and 1,000 members', () => {
    expect(parseJson('{"a":[1,{"b":null}]}')).toEqual({ a: [1, { b: null }] });
    expect(() => parseJson(lists(32))).not.toThrow();
    expect(() => parseJson(JSON.stringify(Array.from({ length: 1000 }, () => 0)))).not.toThrow();
  });

  it.each([
    [lists(33), 'request.too_deep'],
    [lists(2000), 'request.too_deep'],
    [JSON.stringify(Array.from({ length: 1001 }, () => 0)), 'request.malformed'],
    ['{"a":', 'request.malformed'],
    ['', 'request.malformed'],
    ['{"__proto__":{"x":1}}', 'request.malformed'],
    ['{"a":{"constructor":1}}', 'request.malformed'],
    ['[{"prototype":1}]', 'request.malformed'],
  ])('rejects %.30s', (text, code) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code }));
  });
});
