/** The token in the cookie of a half-finished login: random, and kept as a digest only. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits. */
export function newChallengeToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenDigest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
