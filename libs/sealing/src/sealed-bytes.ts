/** Encryption at rest under a key of `SECRET_KEY`: AES-256-GCM (NIST SP 800-38D), bound to the row it lies in. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * @param key 256 bits, of one purpose alone
 * @param row associated data: bytes that were copied to another row cannot be decrypted
 */
export function seal(key: KeyObject, row: string, secret: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(row));
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/**
 * @param keys one of which sealed the bytes; the first is tried first
 * @throws Error when no key fits, the row is another one, or the bytes were changed
 */
export function unseal(keys: KeyObject | readonly KeyObject[], row: string, sealed: Buffer): Buffer {
  const [key, ...others] = Array.isArray(keys) ? (keys as readonly KeyObject[]) : [keys as KeyObject];
  try {
    return unsealWith(key!, row, sealed);
  } catch (error) {
    if (others.length === 0) throw error;
    return unseal(others, row, sealed);
  }
}

function unsealWith(key: KeyObject, row: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(row)).setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]);
}
