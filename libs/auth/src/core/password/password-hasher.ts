/** Passwords at rest: argon2id with OWASP's parameters (Password Storage Cheat Sheet; ASVS 5.0, 11.4.2). */
import { Injectable } from '@nestjs/common';
import { type Algorithm, hash, verify } from '@node-rs/argon2';
import { canonicalPassword } from './canonical-password.js';
import { matchesDjangoHash, parseDjangoHash } from './django-hash.js';

// The enum exists for the compiler only; 2 is what RFC 9106 numbers argon2id.
const algorithm: Algorithm.Argon2id = 2;
const argon2id = { algorithm, memoryCost: 19456, timeCost: 2, parallelism: 1 };
const currentPrefix = `$argon2id$v=19$m=${argon2id.memoryCost},t=${argon2id.timeCost},p=${argon2id.parallelism}$`;

@Injectable()
export class PasswordHasher {
  /** Stands in for the hash of an account that does not exist, so that its absence costs the same time. */
  private readonly nobody = this.hash('nobody has this password');

  /** @returns a PHC string */
  hash(password: string): Promise<string> {
    return hash(canonicalPassword(password), argon2id);
  }

  /** @param passwordHash undefined where there is no such account: takes as long, and is false */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const old = passwordHash === undefined ? undefined : parseDjangoHash(passwordHash);
    if (old) return matchesDjangoHash(old, password);
    const matches = await verify(passwordHash ?? (await this.nobody), canonicalPassword(password)).catch(
      () => false,
    );
    return matches && passwordHash !== undefined;
  }

  /** Whether a hash is of another kind or cost than we make now, and is to be replaced at the next good login. */
  isOutdated(passwordHash: string): boolean {
    return !passwordHash.startsWith(currentPrefix);
  }
}
