/** Names of stored pictures. Requests for other names are rejected before they reach the folder or the bucket. */
import { randomBytes } from 'node:crypto';

/** 192 random bits: who does not know it cannot find it. */
export function newPictureName(): string {
  return `${randomBytes(24).toString('hex')}.webp`;
}

export function isPictureName(name: string): boolean {
  return /^[0-9a-f]{48}\.webp$/.test(name);
}
