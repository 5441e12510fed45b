/** Finds the registration of a mailed code. Changes nothing. */
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
  /** As typed, or from the link. */
  readonly userId: string;
  readonly code: string;
  /** Values of the browser's registration cookies. */
  readonly browserTokens: readonly string[];
}

export interface WaitingRegistration extends FoundRegistration {
  readonly codeDigest: Buffer;
  /** Whether this browser made the registration that the code belongs to. */
  readonly byThisBrowser: boolean;
}

@Injectable()
export class FindRegistration {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * @throws CodedError `account.activation_rejected`; `account.already_active`, only for the right code;
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
