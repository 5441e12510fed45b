import { describe, expect, it } from 'vitest';
import { isForged } from './csrf.js';
import { requestTokens } from './request-tokens.js';

describe('requestTokens', () => {
  it.each([
    [{ authorization: 'Bearer a.b.c' }, { tokens: ['a.b.c'], from: 'bearer' }],
    [
      { authorization: 'bearer a.b.c', cookie: 'access_token=x' },
      { tokens: ['a.b.c'], from: 'bearer' },
    ],
    [
      { authorization: 'Basic abc', cookie: 'a=b; access_token=x.y.z' },
      { tokens: ['x.y.z'], from: 'cookie' },
    ],
    [
      { cookie: 'access_token=first; a=b; access_token=second; access_token=first' },
      { tokens: ['first', 'second'], from: 'cookie' },
    ],
    [{ cookie: 'xaccess_token=x' }, undefined],
    [{ cookie: 'access_token=' }, undefined],
    [{ authorization: 'Bearer ' }, undefined],
    [{}, undefined],
  ])('reads from %j: %j', (headers, found) => {
    expect(requestTokens(headers)).toEqual(found);
  });

  it('reads the cookie named in the options', () => {
    const headers = { cookie: 'access_token=x; __Host-access=y' };
    expect(requestTokens(headers, { accessCookie: '__Host-access' })).toEqual({
      tokens: ['y'],
      from: 'cookie',
    });
  });
});

describe('isForged', () => {
  const own = { host: 'orders.example.org', cookie: 'csrftoken=abc', 'x-csrftoken': 'abc' };
  const options = { origins: ['https://app.example.org'] };

  it.each([
    ['a page of its own origin', { origin: 'https://orders.example.org', 'sec-fetch-site': 'same-origin' }],
    ['a page of a listed origin', { origin: 'https://app.example.org', 'sec-fetch-site': 'same-site' }],
    ['a client without browser headers', {}],
    ['a browser with a second CSRF cookie', { cookie: 'csrftoken=planted; csrftoken=abc' }],
  ])('accepts a request from %s', (_, headers) => {
    expect(isForged('POST', { ...own, ...headers }, options)).toBe(false);
  });

  it.each([
    ['without the header', { 'x-csrftoken': undefined }],
    ['with another value', { 'x-csrftoken': 'abd' }],
    ['with the header twice', { 'x-csrftoken': ['abc', 'abc'] }],
    ['with both empty', { cookie: 'csrftoken=', 'x-csrftoken': '' }],
    ['without the cookie', { cookie: 'other=abc' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['from a foreign origin', { origin: 'https://evil.example' }],
    ['from an opaque origin', { origin: 'null' }],
    ['from a listed host on another port', { origin: 'https://app.example.org:8443' }],
  ])('rejects a request %s', (_, headers) => {
    expect(isForged('POST', { ...own, ...headers }, options)).toBe(true);
    expect(isForged('DELETE', { ...own, ...headers }, options)).toBe(true);
  });

  it('accepts every GET request', () => {
    expect(isForged('GET', { 'sec-fetch-site': 'cross-site' })).toBe(false);
  });
});
