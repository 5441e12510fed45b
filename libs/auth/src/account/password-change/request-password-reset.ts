/** Requests a password reset: a link is mailed if an account has the email. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { emailSpellings } from '#auth/user';
import { askFor } from '../request/account-request.store.js';

@Injectable()
export class RequestPasswordReset {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Writes the request down and nothing else: whether there is such an account is asked later and elsewhere, so that
   * neither the answer nor its time can tell (OWASP Forgot Password Cheat Sheet).
   * Counted by account and network together, and by network alone, so that no user uses up the requests of others.
   * How often one account is mailed is limited by `PaceResetMails`, which puts off and never refuses.
   * @param client left out for the shell, which is not limited
   * @throws CodedError `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(email: string, client?: Client): Promise<void> {
    const isTrusted = client === undefined || (await this.isKnownDevice(email, client));
    const [typed] = emailSpellings(email);
    const request = { kind: 'password_reset', email: typed!, isTrusted } as const;
    await inTransaction(this.dataSource, (db) => askFor(db, request));
  }

  private async isKnownDevice(email: string, client: Client): Promise<boolean> {
    const { byKnownDevice } = await this.guesses.spend('reset', { account: email, client, byNetwork: true });
    return byKnownDevice;
  }
}
