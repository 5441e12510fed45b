/** Canonical forms of IP addresses and networks, for counters and bans. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** IPv6 is counted by /64, because one subscriber usually has a whole /64 (RFC 6177) and would otherwise evade every limit. */
const ipv6Prefix = 64;

/** Networks with a shorter prefix cannot be banned: that would be a mistake that locks out millions of users. */
const shortestPrefix = { ipv4: 8, ipv6: 16 };

/** @returns the shortest spelling, without a zone, and IPv4 for an IPv4-mapped address; undefined for anything else */
export function canonicalAddress(text: string): string | undefined {
  const [address = ''] = text.split('%');
  return isIP(address) ? ipaddr.process(address).toString() : undefined;
}

/** @returns the network of an address as CIDR: IPv4 /32, IPv6 /64; 0.0.0.0/32 for anything else */
export function networkOf(address: string): string {
  const canonical = canonicalAddress(address) ?? '0.0.0.0';
  return isIP(canonical) === 4
    ? `${canonical}/32`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${canonical}/${ipv6Prefix}`).toString()}/${ipv6Prefix}`;
}

/**
 * Parses an address or a network such as `203.0.113.0/24`. Host bits are cleared.
 * @returns CIDR; undefined for anything else, and for networks wider than `shortestPrefix`
 */
export function parseNetwork(text: string): string | undefined {
  const [address = '', prefixText, ...rest] = text.split('/');
  const canonical = canonicalAddress(address);
  if (canonical === undefined || rest.length > 0) return undefined;
  if (prefixText === undefined) return networkOf(canonical);
  const ipv4 = isIP(canonical) === 4;
  // The prefix of an IPv4-mapped address includes the 96 bits before the IPv4 address.
  const prefix = Number(prefixText) - (ipv4 && address.includes(':') ? 96 : 0);
  const [family, longest, shortest] = ipv4
    ? ([ipaddr.IPv4, 32, shortestPrefix.ipv4] as const)
    : ([ipaddr.IPv6, 128, shortestPrefix.ipv6] as const);
  if (!/^\d{1,3}$/.test(prefixText) || prefix < shortest || prefix > longest) return undefined;
  return `${family.networkAddressFromCIDR(`${canonical}/${prefix}`).toString()}/${prefix}`;
}
