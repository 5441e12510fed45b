/** The secret in a mailed link: 256 random bits, of which only the digest is kept. */
import { createHash, randomBytes } from 'node:crypto';

export function newSecretCode(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * SHA-256 is enough for a secret that cannot be guessed (ASVS 5.0, 6.5.2).
 * @param code as it was made or pasted: mail programs break lines and replace hyphens, keyboards type fullwidth letters
 */
export function digestOf(code: string): Buffer {
  const plain = code
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-');
  return createHash('sha256').update(plain).digest();
}
