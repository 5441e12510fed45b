/** Which of the old service's password hashes are worth keeping: those its users can still log in with. */

/** Django's PBKDF2 with SHA-256: iterations, salt, and 32 bytes in base64. */
const djangoHash = /^pbkdf2_sha256\$([1-9]\d{0,6})\$[^$]{1,128}\$[A-Za-z0-9+/]{43}=$/;

/** More would let whoever could write to the old database keep this one busy at every login. */
const mostIterations = 2_000_000;

export function isUsableHash(hash: unknown): hash is string {
  const iterations = typeof hash === 'string' ? djangoHash.exec(hash)?.[1] : undefined;
  return iterations !== undefined && Number(iterations) <= mostIterations;
}
