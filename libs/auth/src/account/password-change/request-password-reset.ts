/** Requests a password reset. The worker mails a link if an account has the email. */
import { inTransaction } from '#database';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { emailSpellings } from '#auth/user';
import { enqueueRequest } from '../request/account-request.store.js';

@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Stores the request only. The worker checks later whether the account exists, so neither the response nor its time
   * reveals it (OWASP Forgot Password Cheat Sheet). Rate-limited by account and network together and by network alone,
   * so that one client cannot use up the requests of another. `PaceRequestedMails` limits the mails per account by delaying
   * them.
   * @param client undefined for the CLI, which is not limited
   * @throws CodedError `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  @Spanned('request password reset')
  async execute(email: string, client?: Client): Promise<void> {
    const isTrusted = client === undefined || (await this.isKnownDevice(email, client));
    const [typed] = emailSpellings(email);
    const request = { kind: 'password_reset', email: typed!, isTrusted } as const;
    await inTransaction(this.dataSource, (db) => enqueueRequest(db, request));
  }

  private async isKnownDevice(email: string, client: Client): Promise<boolean> {
    const { byKnownDevice } = await this.guesses.spend('reset', { account: email, client, byNetwork: true });
    return byKnownDevice;
  }
}
