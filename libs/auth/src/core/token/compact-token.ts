/** A token in its compact serialization (JWS, RFC 7515, 7.1), taken apart once for all who look into it. */
import { isUtf8 } from 'node:buffer';

export interface CompactToken {
  /** What stands in the first segment. */
  readonly header: unknown;
  /** The first two segments with the point between them, as they were signed. */
  readonly signed: Buffer;
  readonly payload: Buffer;
  readonly signature: Buffer;
}

/** base64url in which each byte has one spelling: no padding, and no stray bits in the last character (RFC 4648, 3.5). */
const segment = /(?=.)(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?/.source;
const canonical = new RegExp(`^${segment}\\.${segment}\\.${segment}$`);

/** @returns undefined for what is spelled otherwise, or has no JSON for a header */
export function takeApart(raw: string): CompactToken | undefined {
  if (!canonical.test(raw)) return undefined;
  const [first, last] = [raw.indexOf('.'), raw.lastIndexOf('.')];
  const header = jsonOf(decoded(raw.slice(0, first)));
  if (header === undefined) return undefined;
  return {
    header,
    signed: Buffer.from(raw.slice(0, last), 'latin1'),
    payload: decoded(raw.slice(first + 1, last)),
    signature: decoded(raw.slice(last + 1)),
  };
}

/** @returns undefined for what is no JSON in UTF-8 */
export function jsonOf(bytes: Buffer): unknown {
  try {
    return isUtf8(bytes) ? JSON.parse(bytes.toString('utf8')) : undefined;
  } catch {
    return undefined;
  }
}

const decoded = (text: string) => Buffer.from(text, 'base64url');
