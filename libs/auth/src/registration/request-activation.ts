/** Requests another mail with the link that confirms a registration. The worker sends it if an account awaits it. */
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { enqueueRequest } from '#auth/account';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { emailSpellings } from '#auth/user';

@Injectable()
export class RequestActivation {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Stores the request only, and limits requests and mails together with those for password resets, as
   * `RequestPasswordReset` does: neither the response nor its time reveals whether an account awaits confirmation.
   * @throws CodedError `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(email: string, client: Client): Promise<void> {
    await this.guesses.spend('reset', { account: email, client, byNetwork: true });
    const [typed] = emailSpellings(email);
    await inTransaction(this.dataSource, (db) => enqueueRequest(db, { kind: 'activation', email: typed! }));
  }
}
