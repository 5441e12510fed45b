/** Creates tokens with any claims and header, signed with any key, as attackers do. */
import { createHmac, type KeyObject, sign } from 'node:crypto';

export const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** ES256. */
export function signedWithPair(claims: object, header: object, key: KeyObject): string {
  const text = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' });
  return `${text}.${signature.toString('base64url')}`;
}

/** HS256. */
export function signedWithSecret(claims: object, header: object, key: string | Buffer): string {
  return signedText(`${encode(header)}.${encode(claims)}`, key);
}

/** HS256. @param text header and payload, encoded */
export function signedText(text: string, key: string | Buffer): string {
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
}
