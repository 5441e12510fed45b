/** The token that makes a browser known: random, and kept as a digest only. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits. */
export function newDeviceToken(): string {
  return randomBytes(32).toString('base64url');
}

export function deviceDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
