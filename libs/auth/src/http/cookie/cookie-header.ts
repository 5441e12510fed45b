/** Reading a Cookie header (RFC 6265, 5.4), which may hold several cookies of one name: of other paths and parent domains. */

/** Longer than anything we ever put into a cookie. */
const longest = 4096;

/**
 * More than fit beside each other into the headers that are accepted at all (16 KiB), if they are to look like a token: so planted
 * ones never crowd out the one that is good.
 */
const most = 64;

/** @returns what the header holds under the name, in its order, each value once, without those that cannot be any of ours */
export function valuesOf(header: string | undefined, name: string): string[] {
  if (!header?.includes(name)) return [];
  const values = new Set<string>();
  for (const pair of header.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    const value = pair.slice(at + 1).trim();
    if (value !== '' && value.length <= longest) values.add(value);
    if (values.size === most) break;
  }
  return [...values];
}
