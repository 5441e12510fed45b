/** Hashes of the old service, `pbkdf2_sha256$<iterations>$<salt>$<base64>`: replaced by the next login. */
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** More than any default of Django; a higher number would exhaust the CPU and is refused. */
const mostIterations = 2_000_000;

const shape = /^pbkdf2_sha256\$([1-9]\d{0,6})\$([^$]{1,128})\$([A-Za-z0-9+/]{43}=)$/;

const digestLength = 32;

interface DjangoHash {
  readonly iterations: number;
  readonly salt: string;
  readonly digest: Buffer;
}

/** A hash that no password matches. */
export const unmatchableDjangoHash: DjangoHash = {
  iterations: 1,
  salt: randomBytes(16).toString('hex'),
  digest: randomBytes(digestLength),
};

/** @returns undefined for any other text and for hostile iterations */
export function parseDjangoHash(stored: unknown): DjangoHash | undefined {
  const [, iterations, salt, digest] = (typeof stored === 'string' && shape.exec(stored)) || [];
  if (!salt || !digest || Number(iterations) > mostIterations) return undefined;
  return { iterations: Number(iterations), salt, digest: Buffer.from(digest, 'base64') };
}

/**
 * @param password as it was typed: Django did not normalise it
 * @param work total iterations; those beyond the hash's own only equalise the time
 */
export async function matchesDjangoHash(
  { iterations, salt, digest }: DjangoHash,
  password: string,
  work = iterations,
): Promise<boolean> {
  const derive = promisify(pbkdf2);
  const derived = await derive(password, salt, iterations, digestLength, 'sha256');
  if (work > iterations) await derive(password, salt, work - iterations, digestLength, 'sha256');
  return timingSafeEqual(derived, digest);
}
