import { describe, expect, it } from 'vitest';
import { canonicalAddress, networkOf, parseNetwork } from './network.js';

describe('canonicalAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:CB00:7107', '203.0.113.7'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('converts %s to %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  it.each([
    '',
    'unknown',
    '203.0.113',
    '0x7f.1',
    '2130706433',
    '010.1.2.3',
    '1.2.3.4:80',
    '[::1]',
    "1.1.1.1'",
  ])('rejects %j', (text) => {
    expect(canonicalAddress(text)).toBeUndefined();
  });
});

describe('networkOf', () => {
  it('returns the address itself for IPv4, also if it is mapped into IPv6', () => {
    expect(networkOf('203.0.113.7')).toBe('203.0.113.7/32');
    expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7/32');
  });

  it('returns the /64 of an IPv6 address', () => {
    expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOf('2001:db8:1:2:ffff::')).toBe(networkOf('2001:db8:1:2::1'));
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'));
  });

  it('returns the same network for all invalid addresses', () => {
    expect(networkOf('nonsense')).toBe(networkOf(''));
  });
});

describe('parseNetwork', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7/32'],
    ['203.0.113.7/24', '203.0.113.0/24'],
    ['::ffff:203.0.113.7/120', '203.0.113.0/24'],
    ['2001:db8::1', '2001:db8::/64'],
    ['2001:db8::1/128', '2001:db8::1/128'],
    ['2001:DB8:FFFF::/32', '2001:db8::/32'],
  ])('converts %s to %s', (text, network) => {
    expect(parseNetwork(text)).toBe(network);
  });

  it.each([
    '0.0.0.0/0',
    '10.0.0.0/7',
    '::/0',
    '1.2.3.4/33',
    '1.2.3.4/',
    '1.2.3.4/-1',
    '1.2.3.4/8/8',
    '1.2.3.4/2e1',
    'ann',
  ])('rejects %s', (text) => {
    expect(parseNetwork(text)).toBeUndefined();
  });
});
