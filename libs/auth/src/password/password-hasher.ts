/** Passwords at rest: hashed and checked, never more at once than the machine bears. */
import { Injectable } from '@nestjs/common';
import {
  isCurrentArgon2Hash,
  isUsableArgon2Hash,
  makeArgon2Hash,
  matchesArgon2Hash,
  nobodysArgon2Hash,
} from './argon2-hash.js';
import { canonicalPassword } from './canonical-password.js';
import { matchesDjangoHash, nobodysDjangoHash, parseDjangoHash } from './django-hash.js';
import { PasswordQueue } from './password-queue.js';

/** Bytes of UTF-8. Nobody's password is longer (128 code points have 512), so nothing longer is worth a hash. */
const longest = 4096;

const isTooLong = (canonical: string) => Buffer.byteLength(canonical) > longest;

export interface PasswordCheck {
  /** Of the dearest hash of the old service that still may log in; 0 where the caller knows anyway whose password it is. */
  readonly oldIterations?: number;
  /** Whether the old service may have trimmed the password when it was set; it is then tried without outer blanks too. */
  readonly wasTrimmed?: boolean;
}

/** Does the same work for each hash, also for none. */
async function matches(
  passwordHash: string | undefined,
  password: string,
  oldIterations: number,
): Promise<boolean> {
  const current = passwordHash !== undefined && isUsableArgon2Hash(passwordHash) ? passwordHash : undefined;
  const isRight = await matchesArgon2Hash(current ?? nobodysArgon2Hash, canonicalPassword(password));
  if (isRight && current !== undefined) return true;

  const old = parseDjangoHash(passwordHash);
  const work = Math.max(oldIterations, old?.iterations ?? 0);
  if (work === 0) return false;
  return (await matchesDjangoHash(old ?? nobodysDjangoHash, password, work)) && old !== undefined;
}

@Injectable()
export class PasswordHasher {
  constructor(private readonly queue: PasswordQueue) {}

  /**
   * Holds a place for all of `work`, before its first question to the database: a flood of logins takes no connections.
   * @throws CodedError `password.busy`
   */
  admit<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.admit(work);
  }

  /**
   * @returns a PHC string
   * @throws CodedError `password.busy`; RangeError for what the rules would never let pass
   */
  async hash(password: string): Promise<string> {
    const canonical = canonicalPassword(password);
    if (isTooLong(canonical)) throw new RangeError('A password is longer than any may be');
    return this.queue.run(() => makeArgon2Hash(canonical));
  }

  /**
   * A rejection costs the same for every account, existing or not: one argon2id of ours, and `oldIterations` of the old service's kind.
   * Where there is no hash of a kind, one that nobody has the password of takes its place.
   *
   * A password with blanks at its ends costs twice that.
   *
   * @param passwordHash undefined where there is no such account
   * @throws CodedError `password.busy`
   */
  async verify(
    passwordHash: string | undefined,
    password: string,
    check: PasswordCheck = {},
  ): Promise<boolean> {
    return (await this.findSpelling(passwordHash, password, check)) !== undefined;
  }

  /** As `verify`. @returns the spelling of the password that matches: as it was typed, or without blanks at its ends */
  async findSpelling(
    passwordHash: string | undefined,
    password: string,
    { oldIterations = 0, wasTrimmed = false }: PasswordCheck = {},
  ): Promise<string | undefined> {
    if (isTooLong(canonicalPassword(password)) || isTooLong(password)) return undefined;
    return this.queue.run(async () => {
      if (await matches(passwordHash, password, oldIterations)) return password;
      const trimmed = password.trim();
      // For every account: the time must not show whose password was trimmed.
      if (trimmed === password) return undefined;
      const isRight = await matches(wasTrimmed ? passwordHash : undefined, trimmed, oldIterations);
      return isRight ? trimmed : undefined;
    });
  }

  /** Whether a hash is of another kind or cost than we make now, and is to be replaced at the next good login. */
  isOutdated(passwordHash: string): boolean {
    return !isCurrentArgon2Hash(passwordHash);
  }
}
