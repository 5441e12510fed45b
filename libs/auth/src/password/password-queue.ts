/** Bounds what hashes passwords: so many at once, so many waiting, and the rest is turned away before any work. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { PasswordSettings } from '#config';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import pLimit, { type LimitFunction } from 'p-limit';

/** Seconds. A full queue of argon2id is worked off in less. */
const retryAfter = 2;

@Injectable()
export class PasswordQueue {
  private readonly places: number;
  private readonly turns: LimitFunction;
  /** Set within what was admitted. */
  private readonly admitted = new AsyncLocalStorage<true>();
  private taken = 0;

  constructor({ hashesAtOnce, queueLength }: PasswordSettings) {
    this.places = hashesAtOnce + queueLength;
    this.turns = pLimit(hashesAtOnce);
  }

  /**
   * Holds one place for all that `work` does, hashing included: what is admitted is not turned away half-way.
   * @throws CodedError `password.busy`, which says nothing of the account or the password: neither was looked at
   */
  async admit<T>(work: () => Promise<T>): Promise<T> {
    if (this.admitted.getStore()) return work();
    if (this.taken >= this.places) throw new CodedError('password.busy', { retryAfter });
    this.taken++;
    try {
      return await this.admitted.run(true, work);
    } finally {
      this.taken--;
      // One that was ever used slows every promise of the process down, also of those who never log in.
      if (this.taken === 0) this.admitted.disable();
    }
  }

  /**
   * Waits for its turn to hash.
   * @throws CodedError `password.busy` unless it was admitted before
   */
  run<T>(hash: () => Promise<T>): Promise<T> {
    return this.admit(() => this.turns(hash));
  }
}
