/** Hashes passwords with argon2id and OWASP's parameters (Password Storage Cheat Sheet; ASVS 5.0, 11.4.2). */
import { randomBytes } from 'node:crypto';
import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2';

// The enum exists at compile time only. RFC 9106 assigns 2 to argon2id.
const algorithm: Algorithm.Argon2id = 2;
const parameters = { algorithm, memoryCost: 19456, timeCost: 2, parallelism: 1 };
const prefix = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`;

/**
 * KiB, KiB × passes, lanes: the second recommendation of RFC 9106 (4), as expensive as any in use. A hash with higher
 * parameters would exhaust memory or CPU and is refused.
 */
const most = { memory: 65_536, work: 65_536 * 3, lanes: 4 };

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** A hash that no password matches, at the current cost. */
export const unmatchableArgon2Hash = `${prefix}${unpadded(randomBytes(16))}$${unpadded(randomBytes(32))}`;

/** @returns a PHC string */
export function makeArgon2Hash(password: string): Promise<string> {
  return hash(password, parameters);
}

export function matchesArgon2Hash(stored: string, password: string): Promise<boolean> {
  return verify(stored, password).catch(() => false);
}

/** Whether it has the current parameters. */
export function isCurrentArgon2Hash(stored: string): boolean {
  return stored.startsWith(prefix);
}

/** Whether it is an argon2 hash, except with hostile parameters. */
export function isUsableArgon2Hash(stored: string): boolean {
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored);
    return memoryCost <= most.memory && memoryCost * timeCost <= most.work && parallelism <= most.lanes;
  } catch {
    return false;
  }
}
