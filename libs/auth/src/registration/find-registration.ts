/** Finds the registration a mailed code belongs to, without changing anything. */
import { timingSafeEqual } from 'node:crypto';
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { digestOf } from '#auth/account';
import { findRegistration, type FoundRegistration } from './registration.store.js';
import { parseUserId } from '#auth/user';

export interface MailedCode {
  /** As it was typed or linked. */
  readonly userId: string;
  readonly code: string;
  /** Of the cookies of a registration the browser sent. */
  readonly browserTokens: readonly string[];
}

export interface WaitingRegistration extends FoundRegistration {
  readonly codeDigest: Buffer;
  /** Whether this browser sent the registration whose mail brought the code. */
  readonly byThisBrowser: boolean;
}

@Injectable()
export class FindRegistration {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * @throws CodedError `account.activation_rejected`; `account.already_active`, for the right code only;
   * `throttle.network_limit` or `throttle.banned`
   */
  async execute({ userId, code, browserTokens }: MailedCode, client: Client): Promise<WaitingRegistration> {
    const codeDigest = digestOf(code);
    const id = parseUserId(userId);
    const found = await this.guesses.attempt({ client, act: 'activate' }, async () => {
      const registration =
        id === undefined
          ? undefined
          : await readFrom(this.dataSource, (db) => findRegistration(db, id, codeDigest));
      if (!registration) throw new CodedError('account.activation_rejected');
      return registration;
    });
    if (found.isActive) throw new CodedError('account.already_active');
    const { browserDigest } = found;
    const byThisBrowser =
      browserDigest !== null &&
      browserTokens.some((token) => timingSafeEqual(digestOf(token), browserDigest));
    return { ...found, codeDigest, byThisBrowser };
  }
}
