/** Exchanges the signature of a passkey for a new session, without a password. */
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import { type AssertionResponse, IdentifyByPasskey, lockOwner } from '#auth/second-factor';
import type { Client } from '#auth/security-event';
import { BeginSession } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import { countLogin } from './count-login.js';

@Injectable()
export class LogInWithPasskey {
  constructor(
    private readonly guesses: GuessLimiter,
    private readonly identifyByPasskey: IdentifyByPasskey,
    private readonly beginSession: BeginSession,
  ) {}

  /**
   * A rejected passkey counts as a guess of the network. The counters of the account do not apply: a signature cannot be
   * guessed, and strangers who guess passwords must not keep the owner out.
   * @param replaces see `ProvenLogin`
   * @throws CodedError `session.passkey_unknown`, `second_factor.rejected`, `session.credentials_rejected` if the user is
   * inactive, `throttle.too_many_attempts` or `throttle.banned`
   */
  @Spanned('log in with a passkey')
  async execute(
    response: AssertionResponse,
    client: Client,
    replaces: readonly string[] = [],
  ): Promise<IssuedTokens> {
    const login = () => this.guesses.attempt({ client }, () => this.logIn(response, client, replaces));
    return countLogin('passkey_login', login, () => 'succeeded');
  }

  private async logIn(
    response: AssertionResponse,
    client: Client,
    replaces: readonly string[],
  ): Promise<IssuedTokens> {
    const { userId, email, proof } = await this.identifyByPasskey.execute(response, client);
    await this.guesses.refuseBanned({ account: email, client });
    const login = { userId, client, secondFactor: proof.method, replaces };
    return this.beginSession.execute(login, async (db) => {
      // Before the factors, in the same order as every transaction that locks both.
      await lockOwner(db, userId);
      if (!(await proof.redeem(db))) throw new CodedError('second_factor.rejected', { userId });
    });
  }
}
