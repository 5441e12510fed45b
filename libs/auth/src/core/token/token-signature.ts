/** Whether a token was signed with a key: JWS (RFC 7515, 5.2) with the two algorithms in use (RFC 7518, 3.2 and 3.4). */
import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { TokenAlgorithm } from '#config';
import type { CompactToken } from './compact-token.js';

/**
 * ES256 is verified on a thread of libuv's pool: it takes long enough to hold up every other call.
 * @param key fit for the algorithm; with another it rejects, or nothing fits
 */
export function isSignedWith(
  { signed, signature }: Pick<CompactToken, 'signed' | 'signature'>,
  algorithm: TokenAlgorithm,
  key: KeyObject,
): Promise<boolean> {
  return algorithm === 'ES256'
    ? isEcdsaSignature(signed, signature, key)
    : new Promise((resolve) => resolve(isHmac(signed, signature, key)));
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
