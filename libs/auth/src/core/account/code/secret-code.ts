/** The secret in a mailed link: 256 random bits, of which only the digest is kept. */
import { createHash, randomBytes } from 'node:crypto';

export function newSecretCode(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 is enough for a secret that cannot be guessed (ASVS 5.0, 6.5.2). */
export function digestOf(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
