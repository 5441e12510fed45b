import { describe, expect, it } from 'vitest';
import { isForged } from './forgery.js';
import { requestTokens } from './request-tokens.js';

describe('the access tokens of a request', () => {
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
  ])('of %j are %j', (headers, found) => {
    expect(requestTokens(headers)).toEqual(found);
  });

  it('are read from the cookie that the options name', () => {
    const headers = { cookie: 'access_token=x; __Host-access=y' };
    expect(requestTokens(headers, { accessCookie: '__Host-access' })).toEqual({
      tokens: ['y'],
      from: 'cookie',
    });
  });
});

describe('a change by cookie', () => {
  const own = { host: 'orders.example.org', cookie: 'csrftoken=abc', 'x-csrftoken': 'abc' };
  const options = { origins: ['https://app.example.org'] };

  it.each([
    ['our own page', { origin: 'https://orders.example.org', 'sec-fetch-site': 'same-origin' }],
    ['a listed page', { origin: 'https://app.example.org', 'sec-fetch-site': 'same-site' }],
    ['a program', {}],
    ['a browser with a second CSRF cookie', { cookie: 'csrftoken=planted; csrftoken=abc' }],
  ])('passes from %s', (_, headers) => {
    expect(isForged('POST', { ...own, ...headers }, options)).toBe(false);
  });

  it.each([
    ['without the header', { 'x-csrftoken': undefined }],
    ['with another value', { 'x-csrftoken': 'abd' }],
    ['with the header twice', { 'x-csrftoken': ['abc', 'abc'] }],
    ['with both empty', { cookie: 'csrftoken=', 'x-csrftoken': '' }],
    ['without the cookie', { cookie: 'other=abc' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['from a foreign origin', { origin: 'https://evil.example' }],
    ['from a hidden origin', { origin: 'null' }],
    ['from a listed name on another port', { origin: 'https://app.example.org:8443' }],
  ])('is refused %s', (_, headers) => {
    expect(isForged('POST', { ...own, ...headers }, options)).toBe(true);
    expect(isForged('DELETE', { ...own, ...headers }, options)).toBe(true);
  });

  it('is none where nothing is changed', () => {
    expect(isForged('GET', { 'sec-fetch-site': 'cross-site' })).toBe(false);
  });
});
