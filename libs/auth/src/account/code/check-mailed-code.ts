/** Checks a mailed code. Changes nothing. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { parseUserId } from '#auth/user';
import { findCodeOwner, type PresentedCode } from './code.store.js';
import type { CodePurpose } from './one-time-code.entity.js';
import { digestOf } from './secret-code.js';

export interface CodeCheck {
  readonly purpose: CodePurpose;
  /** As typed, or from the link. */
  readonly userId: string;
  readonly code: string;
  /** Counts rejected codes separately from wrong passwords: dead links are opened by people and by mail scanners. */
  readonly act?: 'link';
}

export interface CheckedCode extends PresentedCode {
  /** Email of the account. */
  readonly email: string;
}

@Injectable()
export class CheckMailedCode {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Attempts are limited by address alone: codes cannot be guessed, and one client must not use up the attempts of another.
   * @throws CodedError `code.rejected`, `throttle.too_many_attempts` or `throttle.banned`; with `act`, `throttle.network_limit`
   */
  async execute({ purpose, userId, code, act }: CodeCheck, client: Client): Promise<CheckedCode> {
    const presented = { userId: parseUserId(userId) ?? 0, purpose, digest: digestOf(code) };
    const email = await this.guesses.attempt({ client, ...(act && { act }) }, async () => {
      const owner = await readFrom(this.dataSource, (db) => findCodeOwner(db, presented));
      if (owner === undefined) throw new CodedError('code.rejected');
      return owner;
    });
    return { ...presented, email };
  }
}
