/** Encryption of a mail's parameters at rest: AES-256-GCM (NIST SP 800-38D), bound to its row. */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

export type MailParameters = Readonly<Record<string, string>>;

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The id goes in as associated data, so that sealed parameters moved to another row do not open. */
export function seal(key: KeyObject, id: string, parameters: MailParameters): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(id));
  const text = Buffer.concat([cipher.update(JSON.stringify(parameters), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** @throws Error when the key or the row is another one, or the bytes were changed */
export function unseal(key: KeyObject, id: string, sealed: Buffer): MailParameters {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(id)).setAuthTag(tag);
  const text = decipher.update(sealed.subarray(nonceBytes + tagBytes), undefined, 'utf8');
  return JSON.parse(text + decipher.final('utf8')) as MailParameters;
}
