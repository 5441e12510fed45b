/** Random secrets that a person or a browser presents later, and of which the database keeps only the digest. */
import { createHash, randomBytes } from 'node:crypto';

/** @returns 256 random bits in base64url (43 characters) */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** @returns SHA-256, 32 bytes: enough for a secret that cannot be guessed (ASVS 5.0, 6.5.2) */
export function digestOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
