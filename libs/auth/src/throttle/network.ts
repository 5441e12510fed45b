/** IP addresses as they are counted and banned: one spelling each, and of IPv6 the network a customer is given. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** One subscriber usually has a whole IPv6 /64 (RFC 6177; OWASP ASVS 5.0, 6.3.1 asks for limits that hold). */
const ipv6Prefix = 64;

/** A shorter prefix bans a continent. */
const shortestPrefix = { ipv4: 8, ipv6: 16 };

/** In the shortest spelling, without a zone, and IPv4 as such where it is mapped into IPv6. @returns undefined for anything else */
export function canonicalAddress(text: string): string | undefined {
  const [address = ''] = text.split('%');
  return isIP(address) ? ipaddr.process(address).toString() : undefined;
}

/** @returns the network of an address as CIDR: IPv4 /32, IPv6 /64; one network for everything that is not an address */
export function networkOf(address: string): string {
  const canonical = canonicalAddress(address) ?? '0.0.0.0';
  return isIP(canonical) === 4
    ? `${canonical}/32`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${canonical}/${ipv6Prefix}`).toString()}/${ipv6Prefix}`;
}

/**
 * Reads an address or a network, `203.0.113.0/24`. Bits behind the prefix fall away.
 * @returns CIDR; undefined for anything else, and for networks too wide to be meant
 */
export function parseNetwork(text: string): string | undefined {
  const [address = '', prefixText, ...rest] = text.split('/');
  const canonical = canonicalAddress(address);
  if (canonical === undefined || rest.length > 0) return undefined;
  if (prefixText === undefined) return networkOf(canonical);
  const ipv4 = isIP(canonical) === 4;
  // A mapped address has the 96 bits before it in its prefix.
  const prefix = Number(prefixText) - (ipv4 && address.includes(':') ? 96 : 0);
  const [family, longest, shortest] = ipv4
    ? ([ipaddr.IPv4, 32, shortestPrefix.ipv4] as const)
    : ([ipaddr.IPv6, 128, shortestPrefix.ipv6] as const);
  if (!/^\d{1,3}$/.test(prefixText) || prefix < shortest || prefix > longest) return undefined;
  return `${family.networkAddressFromCIDR(`${canonical}/${prefix}`).toString()}/${prefix}`;
}
