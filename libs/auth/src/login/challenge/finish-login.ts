/** Exchanges a challenge and a second factor for a new session. */
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import { BeginSession } from '#auth/session';
import type { IssuedTokens } from '#auth/token';
import { type FactorProof, lockOwner, type PresentedFactor } from '#auth/second-factor';
import { countLogin } from '../count-login.js';
import { closeChallenge, type LiveChallenge } from './login-challenge.store.js';
import { TryChallenge } from './try-challenge.js';

@Injectable()
export class FinishLogin {
  constructor(
    private readonly tryChallenge: TryChallenge,
    private readonly beginSession: BeginSession,
  ) {}

  /**
   * @param challengeToken from the cookie, if there was one
   * @param replaces see `ProvenLogin`
   * @throws CodedError `second_factor.login_expired` if the login must begin again with the password;
   * `second_factor.rejected` for a wrong factor; `session.credentials_rejected` if the user was deactivated meanwhile;
   * `throttle.too_many_attempts` or `throttle.banned` before the factor is checked
   */
  @Spanned('finish login')
  async execute(
    challengeToken: string | undefined,
    presented: PresentedFactor,
    client: Client,
    replaces: readonly string[] = [],
  ): Promise<IssuedTokens> {
    const finish = () =>
      this.tryChallenge.execute(challengeToken, presented, client, async (challenge, proof) => {
        const login = { userId: challenge.userId, client, secondFactor: proof.method, replaces };
        // In the transaction of the session, so that a login that fails does not use up the code.
        return this.beginSession.execute(login, (db) => redeem(db, challenge, proof));
      });
    return countLogin('second_factor_login', finish, () => 'succeeded');
  }
}

async function redeem(db: EntityManager, { id, userId }: LiveChallenge, proof: FactorProof): Promise<void> {
  // Before the factors, in the same order as every transaction that locks both.
  await lockOwner(db, userId);
  if (!(await proof.redeem(db))) throw new CodedError('second_factor.rejected');
  if (!(await closeChallenge(db, id))) throw new CodedError('second_factor.login_expired');
}
