/** The compact serialization of a token (JWS, RFC 7515, 7.1) in its one canonical spelling. */

/** base64url with one spelling for each byte: no padding, no unused bits in the last character (RFC 4648, 3.5). */
const segment = /(?=.)(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?/.source;
const canonical = new RegExp(`^${segment}\\.${segment}\\.${segment}$`);

/** jose and jsonwebtoken accept several spellings of one signature: a token must have the only one that we issue. */
export function isCanonical(raw: string): boolean {
  return canonical.test(raw);
}
