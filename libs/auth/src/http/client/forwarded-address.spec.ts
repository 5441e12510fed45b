import { describe, expect, it } from 'vitest';
import { type ForwardedHeader, forwardedAddress, trustedProxies } from './forwarded-address.js';

const proxies = trustedProxies('10.0.0.0/8, 2001:db8:ffff::/48, 192.0.2.254');

const seen = (header: string | undefined, name: ForwardedHeader = 'x-forwarded-for', peer = '10.0.0.1') =>
  forwardedAddress(peer, header, name, proxies);

describe('X-Forwarded-For', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['"203.0.113.7:51234"', '203.0.113.7'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['"[2001:db8::1]:443"', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:443', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:443', 'fe80::1'],
    [' 203.0.113.7 , , 10.9.9.9:80,', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7:51234, [2001:db8:ffff::2]:443, 192.0.2.254', '203.0.113.7'],
  ])('%j names %s', (header, address) => {
    expect(seen(header)).toBe(address);
  });

  it.each([
    'unknown',
    '_hidden',
    '_hidden:80',
    '203.0.113.7:',
    '999.1.1.1:80',
    '[203.0.113.7]:80',
    '[]:80',
    ':80',
    'x'.repeat(500),
    '',
  ])('%j names no client, so the address of the proxy is used', (header) => {
    expect(seen(`203.0.113.7, ${header}${header && ', '}10.0.0.2`)).toBe(header ? '10.0.0.2' : '203.0.113.7');
  });

  it.each([
    ['left of the first untrusted address', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['with a quotation mark left open', '"198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['behind something that is no address', '198.51.100.1, unknown', '10.0.0.1'],
  ])('is ignored %s', (_, header, address) => {
    expect(seen(header)).toBe(address);
  });

  it('is ignored from a peer that is no trusted proxy', () => {
    expect(seen('203.0.113.7', 'x-forwarded-for', '198.51.100.9')).toBe('198.51.100.9');
    expect(seen('203.0.113.7', 'x-forwarded-for', '::ffff:10.0.0.1')).toBe('203.0.113.7');
  });
});

describe('Forwarded', () => {
  it.each([
    ['for=192.0.2.43', '192.0.2.43'],
    ['For="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['for=192.0.2.60;proto=http;by=203.0.113.43', '192.0.2.60'],
    ['by=203.0.113.43; FOR = "192.0.2.60:_port" ;proto=https', '192.0.2.60'],
    ['for=198.51.100.17, for=192.0.2.43;host="a,b", for=10.1.1.1', '192.0.2.43'],
    ['for=198.51.100.17, for=_mystery', '10.0.0.1'],
    ['for=198.51.100.17, for=unknown, for=10.1.1.1', '10.1.1.1'],
    ['for=198.51.100.17, proto=https', '10.0.0.1'],
    ['for=198.51.100.17;for=198.51.100.18', '10.0.0.1'],
    ['for="198.51.100.17, for=192.0.2.43', '192.0.2.43'],
    ['for="198.51.100.17, for="[2001:db8:cafe::17]:80"', '2001:db8:cafe::17'],
    ['for="\\", for=192.0.2.43', '192.0.2.43'],
    ['host="x;for=198.51.100.17", for=192.0.2.43', '192.0.2.43'],
  ])('%j names %s', (header, address) => {
    expect(seen(header, 'forwarded')).toBe(address);
  });
});

describe('trusted proxies', () => {
  it.each([
    ['loopback', '127.0.0.9', true],
    ['loopback', '::1', true],
    ['uniquelocal', '172.16.5.5', true],
    ['10.0.0.0/8', '10.200.1.1', true],
    ['::ffff:10.0.0.0/104', '10.200.1.1', true],
    ['10.0.0.1', '10.0.0.2', false],
  ])('%j contain %s: %s', (listed, peer, trusted) => {
    expect(
      forwardedAddress(peer, '203.0.113.7', 'x-forwarded-for', trustedProxies(listed)) === '203.0.113.7',
    ).toBe(trusted);
  });

  it.each(['true', '1', '*', '10.0.0.0/33', 'proxy.example'])(
    'that are no addresses are refused: %s',
    (listed) => {
      expect(() => trustedProxies(listed)).toThrow();
    },
  );
});
