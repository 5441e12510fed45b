/** Verifies the signature of a token with jose: JWS in its compact serialization (RFC 7515, 5.2). */
import type { KeyObject } from 'node:crypto';
import type { TokenAlgorithm } from '#config';
import { compactVerify, errors } from 'jose';

/**
 * @param algorithm the only one that is accepted (RFC 8725, 3.1)
 * @returns the payload; undefined if the key did not sign it
 * @throws any error that is not caused by the token
 */
export async function verifySignature(
  raw: string,
  key: KeyObject,
  algorithm: TokenAlgorithm,
): Promise<Uint8Array | undefined> {
  try {
    return (await compactVerify(raw, key, { algorithms: [algorithm] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
