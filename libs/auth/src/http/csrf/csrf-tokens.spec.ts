import { AppSettings } from '#config';
import { describe, expect, it } from 'vitest';
import { CsrfTokens } from './csrf-tokens.js';

const tokensOf = (secretKey: string, ...secretKeyFallbacks: string[]) =>
  new CsrfTokens(Object.assign(Object.create(AppSettings.prototype), { secretKey, secretKeyFallbacks }));
const tokens = tokensOf('one secret');

describe('a CSRF token', () => {
  it('is valid for the session it was issued for when the header repeats the cookie', () => {
    const token = tokens.issue('session-1');
    expect(tokens.fits('session-1', token, token)).toBe(true);
  });

  it('stays valid after its first use, and for no other session, header or spelling', () => {
    const token = tokens.issue('session-1');
    for (let i = 0; i < 3; i++) expect(tokens.fits('session-1', token, token)).toBe(true);
    expect(tokens.fits('session-2', token, token)).toBe(false);
    expect(tokens.fits('session-1', token, `${token}x`)).toBe(false);
    expect(tokens.fits('session-1', `${token.slice(0, -1)}~`, `${token.slice(0, -1)}~`)).toBe(false);
    expect(tokens.fits('session-1', token, token)).toBe(true);
  });

  it('survives a change of SECRET_KEY while the old key is a fallback, which signs nothing', () => {
    const [old, renewed] = [tokens.issue('session-1'), tokensOf('new secret', 'one secret')];
    expect(renewed.fits('session-1', old, old)).toBe(true);
    expect(renewed.fits('session-2', old, old)).toBe(false);
    const issued = renewed.issue('session-1');
    expect(tokens.fits('session-1', issued, issued)).toBe(false);
    expect(tokensOf('new secret').fits('session-1', issued, issued)).toBe(true);
  });

  it('is new each time', () => {
    expect(tokens.issue('session-1')).not.toBe(tokens.issue('session-1'));
  });

  it.each<[string, (own: string) => [cookie: string, header: string]]>([
    ['the header is another good token', (own) => [own, tokens.issue('session-1')]],
    ['both belong to another session', () => twice(tokens.issue('session-2'))],
    ['both were signed with another key', () => twice(tokensOf('other secret').issue('session-1'))],
    ['both lack the signature', (own) => twice(own.split('.')[0]!)],
    ['both have an empty signature', (own) => twice(`${own.split('.')[0]}.`)],
    ['both are empty', () => twice('')],
    ['both have a character appended', (own) => twice(`${own}x`)],
  ])('is invalid when %s', (_, forged) => {
    expect(tokens.fits('session-1', ...forged(tokens.issue('session-1')))).toBe(false);
  });
});

const twice = (token: string): [string, string] => [token, token];
