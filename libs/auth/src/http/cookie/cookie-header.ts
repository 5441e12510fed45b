/** Parses a Cookie header (RFC 6265 section 5.4), which may hold several cookies of one name, from other paths or parent domains. */

/** Characters; longer than any cookie that the gateway sets. */
const longest = 4096;

/** More values of token length than the 16 KiB header limit allows, so that planted cookies cannot displace a valid one. */
const most = 64;

/** @returns the distinct values of the cookie, in the header's order, without empty and overlong ones */
export function valuesOf(header: string | undefined, name: string): string[] {
  const values: string[] = [];
  if (!header) return values;
  // Scans in place: the header is long, and most of its cookies have other names.
  for (let start = 0; start < header.length && values.length < most;) {
    const semicolon = header.indexOf(';', start);
    const end = semicolon < 0 ? header.length : semicolon;
    const value = valueOf(header, start, end, name);
    if (value && value.length <= longest && !values.includes(value)) values.push(value);
    start = end + 1;
  }
  return values;
}

/** 256 bits in base64url. */
const secret = /^[\w-]{43}$/;

/** Like `valuesOf`, for a cookie that holds a random secret. Malformed values are ignored. */
export function secretsOf(header: string | undefined, name: string): string[] {
  return valuesOf(header, name).filter((value) => secret.test(value));
}

/** The value of the cookie between `start` and `end`; undefined if it has another name. */
function valueOf(header: string, start: number, end: number, name: string): string | undefined {
  const from = skipBlanks(header, start);
  if (!header.startsWith(name, from)) return undefined;
  const equals = skipBlanks(header, from + name.length);
  return equals < end && header[equals] === '=' ? unquoted(header.slice(equals + 1, end).trim()) : undefined;
}

/** Some clients quote every value. The quotation marks are not part of the value (RFC 6265 section 4.1.1). */
function unquoted(value: string): string {
  return value.length > 1 && value[0] === '"' && value.endsWith('"') ? value.slice(1, -1) : value;
}

function skipBlanks(header: string, start: number): number {
  let at = start;
  while (header[at] === ' ' || header[at] === '\t') at++;
  return at;
}
