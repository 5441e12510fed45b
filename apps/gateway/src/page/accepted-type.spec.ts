import { describe, expect, it } from 'vitest';
import { prefers } from './accepted-type.js';

describe('a client', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/json', false],
    ['text/html', true],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['application/json, text/html;q=0.9', false],
    ['text/*, application/json;q=0.1', true],
    ['text/html;q=0', false],
    ['nonsense', false],
  ])('that accepts %s is answered with a page: %s', (accept, page) => {
    expect(prefers(accept, 'text/html', 'application/json')).toBe(page);
  });
});
