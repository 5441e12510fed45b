import { describe, expect, it } from 'vitest';
import { isForged } from './forgery.js';
import { requestToken } from './request-token.js';

describe('the token of a request', () => {
  it.each([
    [{ authorization: 'Bearer a.b.c' }, { token: 'a.b.c', from: 'bearer' }],
    [
      { authorization: 'bearer a.b.c', cookie: 'access_token=x' },
      { token: 'a.b.c', from: 'bearer' },
    ],
    [
      { authorization: 'Basic abc', cookie: 'a=b; access_token=x.y.z' },
      { token: 'x.y.z', from: 'cookie' },
    ],
    [{ cookie: 'access_token=first; access_token=second' }, { token: 'first', from: 'cookie' }],
    [{ cookie: 'xaccess_token=x' }, undefined],
    [{ cookie: 'access_token=' }, undefined],
    [{ authorization: 'Bearer ' }, undefined],
    [{}, undefined],
  ])('in %j is %j', (headers, found) => {
    expect(requestToken(headers)).toEqual(found);
  });

  it('is in the cookie of the name that was set', () => {
    const headers = { cookie: 'access_token=x; __Host-access=y' };
    expect(requestToken(headers, { accessCookie: '__Host-access' })).toEqual({ token: 'y', from: 'cookie' });
  });
});

describe('a change by cookie', () => {
  const own = { host: 'orders.example.org', cookie: 'csrftoken=abc', 'x-csrftoken': 'abc' };
  const options = { origins: ['https://app.example.org'] };

  it.each([
    ['our own page', { origin: 'https://orders.example.org', 'sec-fetch-site': 'same-origin' }],
    ['a listed page', { origin: 'https://app.example.org', 'sec-fetch-site': 'same-site' }],
    ['a program', {}],
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
