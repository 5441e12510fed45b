/** `TRUST_PROXY`: the addresses of proxies whose `X-Forwarded-For` is trusted. */
import { isIP } from 'node:net';
import { EnvError, makeValidator } from 'envalid';

/** What proxy-addr, and with it Fastify, knows by name. */
const named = new Set(['loopback', 'linklocal', 'uniquelocal']);

const advice = 'list the addresses or networks of the proxies instead, such as 10.0.0.0/8,203.0.113.7';

/** Addresses, networks in CIDR notation, `loopback`, `linklocal` or `uniquelocal`, comma-separated. */
export const trustedProxies = makeValidator<string>((input) => {
  const items = input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  for (const item of items) {
    const fault = faultOf(item);
    if (fault) throw new EnvError(`${fault}; ${advice}`);
  }
  return items.join(',');
});

function faultOf(item: string): string | undefined {
  if (named.has(item)) return undefined;
  if (/^(true|yes|on|\*)$/i.test(item))
    return `cannot be ${item}: every caller could then write an address of its choice into X-Forwarded-For`;
  if (/^(false|no|off)$/i.test(item)) return `cannot be ${item}: leave it empty to trust no proxy`;
  if (/^\d+$/.test(item))
    return `cannot be a number of proxies (${item}): a caller who reaches the gateway past them could write any address`;
  const [address = '', prefix, ...more] = item.split('/');
  const family = isIP(address);
  if (family === 0) return `has ${item}, which is neither an address nor a network (names are not looked up)`;
  if (prefix === undefined) return undefined;
  const isLength = /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
  if (!isLength || more.length > 0) return `has ${item}, whose prefix length does not fit the address`;
  return Number(prefix) === 0 ? `has ${item}, which is the whole Internet` : undefined;
}
