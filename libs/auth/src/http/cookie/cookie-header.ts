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
  const values: string[] = [];
  if (!header) return values;
  // In place: a header of tokens is long, and of its parts all but one or two are of no interest.
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

/** As `valuesOf`, for a cookie that holds a random secret; malformed values are ignored. */
export function secretsOf(header: string | undefined, name: string): string[] {
  return valuesOf(header, name).filter((value) => secret.test(value));
}

/** Of the one cookie between `start` and `end`; undefined if it has another name. */
function valueOf(header: string, start: number, end: number, name: string): string | undefined {
  const from = skipBlanks(header, start);
  if (!header.startsWith(name, from)) return undefined;
  const equals = skipBlanks(header, from + name.length);
  return equals < end && header[equals] === '=' ? unquoted(header.slice(equals + 1, end).trim()) : undefined;
}

/** Some clients send every value in quotation marks, which are no part of it (RFC 6265 section 4.1.1). */
function unquoted(value: string): string {
  return value.length > 1 && value[0] === '"' && value.endsWith('"') ? value.slice(1, -1) : value;
}

function skipBlanks(header: string, start: number): number {
  let at = start;
  while (header[at] === ' ' || header[at] === '\t') at++;
  return at;
}
