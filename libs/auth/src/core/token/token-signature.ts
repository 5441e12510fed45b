/** Whether a token was signed with a key: JWS (RFC 7515, 5.2) with the two algorithms in use (RFC 7518, 3.2 and 3.4). */
import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { TokenAlgorithm } from '#config';

/**
 * ES256 is verified on a thread of libuv's pool: it takes long enough to hold up every other call.
 * @param raw in compact serialization, as `readHeader` lets pass
 * @param key fit for the algorithm; another verifies nothing
 */
export function isSignedWith(raw: string, algorithm: TokenAlgorithm, key: KeyObject): Promise<boolean> {
  const end = raw.lastIndexOf('.');
  const signed = Buffer.from(raw.slice(0, end), 'latin1');
  const signature = Buffer.from(raw.slice(end + 1), 'base64url');
  return algorithm === 'ES256'
    ? isEcdsaSignature(signed, signature, key)
    : Promise.resolve(isHmac(signed, signature, key));
}

/** The two numbers side by side, 32 bytes each, and not as ASN.1 has them. */
function isEcdsaSignature(signed: Buffer, signature: Buffer, key: KeyObject): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature, (error, fits) => {
      if (error) reject(error);
      else resolve(fits);
    });
  });
}

function isHmac(signed: Buffer, signature: Buffer, key: KeyObject): boolean {
  const own = createHmac('sha256', key).update(signed).digest();
  return own.length === signature.length && timingSafeEqual(own, signature);
}
