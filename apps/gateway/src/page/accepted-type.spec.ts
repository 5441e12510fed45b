import { describe, expect, it } from 'vitest';
import { names, prefers } from './accepted-type.js';

describe('content negotiation of pages', () => {
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
  ])('answers a client that accepts %s with a page: %s', (accept, page) => {
    expect(prefers(accept, 'text/html', 'application/json')).toBe(page);
  });
});

describe('content negotiation of problem details', () => {
  it.each([
    [undefined, false],
    ['*/*', false],
    ['application/*', false],
    ['application/json', false],
    ['application/problem+json', true],
    ['Application/Problem+JSON', true],
    ['application/json, application/problem+json', true],
    ['application/problem+json, application/json, */*;q=0.1', true],
    ['application/problem+json;q=0.5, application/json;q=0.4', true],
    ['application/problem+json;q=0.5, application/json', false],
    ['application/problem+json;q=0.5, */*', false],
    ['application/problem+json;q=0', false],
    ['text/html, application/problem+json;q=0.9', true],
  ])('answers a client that accepts %s with problem details: %s', (accept, asks) => {
    expect(names(accept, 'application/problem+json', 'application/json')).toBe(asks);
  });
});
