/** Hashes and verifies passwords, with bounded parallelism. */
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import {
  isCurrentArgon2Hash,
  isUsableArgon2Hash,
  makeArgon2Hash,
  matchesArgon2Hash,
  unmatchableArgon2Hash,
} from './argon2-hash.js';
import { canonicalPassword } from './canonical-password.js';
import { matchesDjangoHash, unmatchableDjangoHash, parseDjangoHash } from './django-hash.js';
import { PasswordQueue } from './password-queue.js';

/** Bytes of UTF-8. Passwords have at most 128 code points (512 bytes), so longer text is not hashed. */
const longest = 4096;

const isTooLong = (canonical: string) => Buffer.byteLength(canonical) > longest;

/** Stored instead of a hash for an account without a password, as Django does. No password matches it. */
export const unusablePassword = '!';

export interface PasswordCheck {
  /** Iterations of the most expensive old hash in use; 0 where the caller knows the account. */
  readonly oldIterations?: number;
  /** Whether the old service may have trimmed the password; it is then also tried without outer whitespace. */
  readonly wasTrimmed?: boolean;
}

/** Does the same work for every hash, and without a hash. */
async function matches(
  passwordHash: string | undefined,
  password: string,
  oldIterations: number,
): Promise<boolean> {
  const current = passwordHash !== undefined && isUsableArgon2Hash(passwordHash) ? passwordHash : undefined;
  const isRight = await matchesArgon2Hash(current ?? unmatchableArgon2Hash, canonicalPassword(password));
  if (isRight && current !== undefined) return true;

  const old = parseDjangoHash(passwordHash);
  const work = Math.max(oldIterations, old?.iterations ?? 0);
  if (work === 0) return false;
  return (await matchesDjangoHash(old ?? unmatchableDjangoHash, password, work)) && old !== undefined;
}

@Injectable()
export class PasswordHasher {
  constructor(private readonly queue: PasswordQueue) {}

  /**
   * Reserves a place for all of `work` before its first query, so that a flood of logins takes no connections.
   * @throws CodedError `password.busy`
   */
  admit<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.admit(work);
  }

  /**
   * @returns a PHC string
   * @throws CodedError `password.busy`; RangeError for a password longer than the rules allow
   */
  @Spanned('hash password')
  async hash(password: string): Promise<string> {
    const canonical = canonicalPassword(password);
    if (isTooLong(canonical)) throw new RangeError('The password exceeds the maximum length');
    return this.queue.run(() => makeArgon2Hash(canonical));
  }

  /**
   * A rejection costs the same for every account, existing or not: one argon2id hash and, for old hashes, `oldIterations` of
   * PBKDF2. If the account has no hash of a kind, one that no password matches is used. A password with whitespace at its ends costs
   * twice as much.
   *
   * @param passwordHash undefined if there is no account
   * @throws CodedError `password.busy`
   */
  async verify(
    passwordHash: string | undefined,
    password: string,
    check: PasswordCheck = {},
  ): Promise<boolean> {
    return (await this.findSpelling(passwordHash, password, check)) !== undefined;
  }

  /** As `verify`. @returns the matching spelling: as typed, or without whitespace at its ends */
  @Spanned('check password')
  async findSpelling(
    passwordHash: string | undefined,
    password: string,
    { oldIterations = 0, wasTrimmed = false }: PasswordCheck = {},
  ): Promise<string | undefined> {
    if (isTooLong(canonicalPassword(password)) || isTooLong(password)) return undefined;
    return this.queue.run(async () => {
      if (await matches(passwordHash, password, oldIterations)) return password;
      const trimmed = password.trim();
      // Done for every account, so that the time does not show whose password was trimmed.
      if (trimmed === password) return undefined;
      const isRight = await matches(wasTrimmed ? passwordHash : undefined, trimmed, oldIterations);
      return isRight ? trimmed : undefined;
    });
  }

  /** Whether a hash has another kind or cost than new ones, and must be renewed by the next login. */
  isOutdated(passwordHash: string): boolean {
    return !isCurrentArgon2Hash(passwordHash);
  }

  /** Whether the old service made it. The first login here replaces it. */
  isOfOldService(passwordHash: string): boolean {
    return parseDjangoHash(passwordHash) !== undefined;
  }
}
