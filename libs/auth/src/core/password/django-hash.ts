/** Hashes of the old service, `pbkdf2_sha256$<iterations>$<salt>$<base64>`: good for one more login each. */
import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Beyond what Django has ever used by default; a row that asks for more asks for our processor. */
const mostIterations = 2_000_000;

const shape = /^pbkdf2_sha256\$([1-9]\d{0,6})\$([^$]{1,128})\$([A-Za-z0-9+/]{43}=)$/;

interface DjangoHash {
  readonly iterations: number;
  readonly salt: string;
  readonly digest: Buffer;
}

/** @returns undefined for what is no such hash, or one of hostile cost */
export function parseDjangoHash(stored: unknown): DjangoHash | undefined {
  const [, iterations, salt, digest] = (typeof stored === 'string' && shape.exec(stored)) || [];
  if (!salt || !digest || Number(iterations) > mostIterations) return undefined;
  return { iterations: Number(iterations), salt, digest: Buffer.from(digest, 'base64') };
}

/** The password as it was typed: Django did not normalise it. */
export async function matchesDjangoHash(
  { iterations, salt, digest }: DjangoHash,
  password: string,
): Promise<boolean> {
  const derived = await promisify(pbkdf2)(password, salt, iterations, digest.length, 'sha256');
  return timingSafeEqual(derived, digest);
}
