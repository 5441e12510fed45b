import { describe, expect, it } from 'vitest';
import { isTrustedSource } from './origin-rule.js';

const trusted = { own: 'https://auth.example.com', listed: ['https://app.example.com'] };
const source = { origin: undefined, fetchSite: undefined, host: 'auth.internal:8000' };

describe('an unsafe request', () => {
  it.each([
    ['curl, which says nothing', {}],
    ['our own page', { origin: 'https://auth.example.com', fetchSite: 'same-origin' }],
    ['our own page by its inner address', { origin: 'http://auth.internal:8000' }],
    ['a listed front end', { origin: 'https://app.example.com', fetchSite: 'same-site' }],
    ['a page opened from the address bar', { fetchSite: 'none' }],
  ])('passes from %s', (_, given) => {
    expect(isTrustedSource({ ...source, ...given }, trusted)).toBe(true);
  });

  it.each([
    ['another site', { fetchSite: 'cross-site' }],
    ['a neighbour', { fetchSite: 'same-site' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['a foreign origin that claims to be ours', { origin: 'https://evil.example', fetchSite: 'same-origin' }],
    ['a hidden origin', { origin: 'null' }],
    ['a listed name on another port', { origin: 'https://app.example.com:8443' }],
    ['a listed name without TLS', { origin: 'http://app.example.com' }],
    ['a name that begins like ours', { origin: 'https://auth.example.com.evil.example' }],
    ['an origin with a path', { origin: 'http://auth.internal:8000/x' }],
    ['an unknown Sec-Fetch-Site value', { fetchSite: 'moon' }],
  ])('is refused from %s', (_, given) => {
    expect(isTrustedSource({ ...source, ...given }, trusted)).toBe(false);
  });
});
