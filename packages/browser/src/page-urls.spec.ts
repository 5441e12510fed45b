import { describe, expect, it } from 'vitest';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';

const { open } = fakeTabs(createGatehouse);

const returned = encodeURIComponent('https://app.example.org/orders?page=2#last');

describe('the URLs of the pages', () => {
  it('are those of the gateway, and lead back to the current page', () => {
    const tab = open({ baseUrl: 'https://auth.example.org/' });
    expect(tab.loginUrl()).toBe(`https://auth.example.org/account/login?return_to=${returned}`);
    expect(tab.logoutUrl()).toBe(`https://auth.example.org/account/logout?return_to=${returned}`);
    expect(tab.registerUrl()).toBe('https://auth.example.org/account/register');
    expect(tab.registerUrl({ type: 'tenant' })).toBe('https://auth.example.org/account/register?type=tenant');
    expect(tab.accountUrl()).toBe('https://auth.example.org/account/');
  });

  it.each([
    ['/cart', 'https://app.example.org/cart'],
    ['cart?a=1&b=2', 'https://app.example.org/cart?a=1&b=2'],
    ['https://auth.example.org/account/', 'https://auth.example.org/account/'],
  ])('lead to %s', (returnTo, address) => {
    const { searchParams } = new URL(open().loginUrl({ returnTo }));
    expect([...searchParams]).toEqual([['return_to', address]]);
  });
});
