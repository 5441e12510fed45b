/** Checks the second factor of a login. Counts the attempt by account, by address and on the challenge before the check. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { CheckFactor, type FactorProof, type PresentedFactor, NotifyOwner } from '#auth/second-factor';
import { FindLoginChallenge } from './find-login-challenge.js';
import { type LiveChallenge, countChallengeAttempt } from './login-challenge.store.js';

@Injectable()
export class TryChallenge {
  private readonly logger = new Logger('SecondFactor');

  constructor(
    private readonly dataSource: DataSource,
    private readonly findLoginChallenge: FindLoginChallenge,
    private readonly guesses: GuessLimiter,
    private readonly checkFactor: CheckFactor,
    private readonly owner: NotifyOwner,
  ) {}

  /**
   * @param finish is called with the proof of a correct factor, and may still reject it
   * @throws CodedError `second_factor.login_expired`, `second_factor.rejected`, `throttle.too_many_attempts` or
   * `throttle.banned`
   */
  async execute<T>(
    challengeToken: string | undefined,
    presented: PresentedFactor,
    client: Client,
    finish: (challenge: LiveChallenge, proof: FactorProof) => Promise<T>,
  ): Promise<T> {
    const challenge = await this.findLoginChallenge.execute(challengeToken);
    return this.guesses.attempt({ account: challenge.email, client }, async () => {
      const left = await readFrom(this.dataSource, (db) => countChallengeAttempt(db, challenge.id));
      if (left === undefined) throw new CodedError('second_factor.login_expired');
      try {
        const request = { userId: challenge.userId, purpose: 'login', holder: challenge.id } as const;
        const proof = await this.checkFactor.execute(request, presented, client);
        if (!proof) throw new CodedError('second_factor.rejected', { userId: challenge.userId });
        return await finish(challenge, proof);
      } catch (error) {
        const wrong = error instanceof CodedError && error.code === 'second_factor.rejected';
        if (wrong) await this.reportWrongCode(challenge.userId, left, client);
        throw error;
      }
    });
  }

  /** Notifies the owner if the last attempt failed, because the caller knows the password (OWASP ASVS 5.0, 6.3.5). */
  private async reportWrongCode(userId: number, left: number, client: Client): Promise<void> {
    this.logger.warn({ event: 'second_factor.rejected', userId, left, address: client.address });
    if (left > 0) return;
    await inTransaction(this.dataSource, (db) =>
      this.owner.execute(db, { userId, client, kind: 'second_factor.refused' }),
    );
  }
}
