import { trustedOriginsOf } from '#auth/http';
import { CodedError } from '#errors';
import { describe, expect, it } from 'vitest';
import { returnAddress } from './return-address.js';

const app = { publicUrl: 'https://auth.example.com' };
const trusted = trustedOriginsOf(app, { corsOrigins: ['https://app.example.com', 'capacitor://localhost'] });

const addressFor = (value: string) => returnAddress(value, app, trusted)?.href;

describe('the address to return to', () => {
  it.each([
    ['/account/security?done=1', 'https://auth.example.com/account/security?done=1'],
    ['https://auth.example.com/account/', 'https://auth.example.com/account/'],
    ['https://app.example.com/orders/7#paid', 'https://app.example.com/orders/7#paid'],
    ['capacitor://localhost/home', 'capacitor://localhost/home'],
    ['/../..//x', 'https://auth.example.com//x'],
  ])('accepts %j', (value, address) => {
    expect(addressFor(value)).toBe(address);
  });

  it('is undefined for an empty value', () => {
    expect(addressFor('')).toBeUndefined();
  });

  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '\n//evil.example',
    ' https://app.example.com',
    'https://evil.example',
    'https://app.example.com.evil.example',
    'https://app.example.com:8443/',
    'http://app.example.com/',
    'https://app.example.com@evil.example/',
    'https://user:pass@app.example.com/',
    'https:evil.example',
    'https://%65vil.example/',
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'capacitor://evil',
    'account/security',
    'null',
    `/${'a'.repeat(2000)}`,
  ])('refuses %j', (value) => {
    expect(() => addressFor(value)).toThrow(CodedError);
  });
});
