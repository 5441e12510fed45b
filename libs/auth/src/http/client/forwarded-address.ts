/**
 * The client's address as trusted proxies report it. Proxies append to `X-Forwarded-For` and `Forwarded`, so both are read from
 * the right: anything that the client wrote itself is to the left of the first trusted proxy's entry and is never reached.
 */
import { BlockList, isIP } from 'node:net';
import { canonicalAddress } from '#auth/throttle';

export type ForwardedHeader = 'x-forwarded-for' | 'forwarded';

/** The named networks of the proxy-addr package. */
const namedNetworks: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * @param listed comma-separated addresses, networks and network names
 * @throws Error for any other item
 */
export function trustedProxies(listed: string): BlockList {
  const proxies = new BlockList();
  const items = listed.split(',').map((item) => item.trim());
  for (const item of items.filter(Boolean).flatMap((name) => namedNetworks[name] ?? [name])) {
    const [text = '', prefix] = item.split('/');
    const address = canonicalAddress(text);
    if (address === undefined)
      throw new Error(`TRUST_PROXY contains an item that is not an address: ${item}`);
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6';
    const longest = family === 'ipv4' ? 32 : 128;
    proxies.addSubnet(address, prefix === undefined ? longest : prefixLength(prefix, text, family), family);
  }
  return proxies;
}

/** For an IPv4-mapped IPv6 network, subtracts the 96 bits of the mapping prefix. */
function prefixLength(prefix: string, address: string, family: 'ipv4' | 'ipv6'): number {
  return Number(prefix) - (family === 'ipv4' && address.includes(':') ? 96 : 0);
}

/**
 * @param peer address of the connection's remote end
 * @param header the header's value; Node joins repeated headers with commas
 * @returns the right-most address that is not a trusted proxy; if a trusted proxy hides its client, the proxy's address
 */
export function forwardedAddress(
  peer: string,
  header: string | undefined,
  name: ForwardedHeader,
  trusted: BlockList,
): string {
  let client = canonicalAddress(peer) ?? '0.0.0.0';
  if (header === undefined) return client;
  for (const element of elementsFromRight(header)) {
    if (!isTrusted(client, trusted)) break;
    const address = addressOf(name === 'forwarded' ? forParameter(element) : element);
    if (address === undefined) break;
    client = address;
  }
  return client;
}

function isTrusted(address: string, trusted: BlockList): boolean {
  return trusted.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}

/**
 * Scans from the right, so that an unclosed quotation mark from the client affects only the client's own text.
 * Ignores empty elements (RFC 9110 section 5.6.1).
 */
function* elementsFromRight(header: string): Generator<string> {
  let end = header.length;
  let quoted = false;
  for (let at = end - 1; at >= -1; at--) {
    if (header[at] === '"') quoted = !quoted;
    if (at >= 0 && (quoted || header[at] !== ',')) continue;
    const element = header.slice(at + 1, end).trim();
    if (element !== '') yield element;
    end = at;
  }
}

/** RFC 7239 section 4: `for=192.0.2.43;proto=http`, in any order and case. An element with two `for` parameters is ignored. */
function forParameter(element: string): string | undefined {
  const values = [...element.matchAll(/(?:^|;)\s*for\s*=\s*("[^"]*"|[^;\s]*)/gi)].map(([, value]) => value);
  return values.length === 1 ? values[0] : undefined;
}

/**
 * `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`, optionally quoted; a port may be
 * obfuscated (`:_abc`).
 * @returns undefined for `unknown`, obfuscated identifiers (RFC 7239 section 6.3) and malformed text
 */
function addressOf(node: string | undefined): string | undefined {
  const text = node?.replace(/^"(.*)"$/, '$1').trim() ?? '';
  const bracketed = /^\[([^\]]*)\](?::[\w.-]+)?$/.exec(text)?.[1];
  if (bracketed !== undefined)
    return isIP(withoutZone(bracketed)) === 6 ? canonicalAddress(bracketed) : undefined;
  return canonicalAddress(text) ?? canonicalAddress(/^([\d.]+):[\w.-]+$/.exec(text)?.[1] ?? '');
}

const withoutZone = (address: string) => address.replace(/%.*$/, '');
