/** Verifies the second factor again. The new session may make sensitive changes for `STEP_UP_SECONDS`. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { ReplaceSession } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import { CheckFactor } from '../check-factor.js';
import type { FactorProof, PresentedFactor } from '../factor-proof.js';
import { findFactorOwner, lockOwner } from '../owner.store.js';

@Injectable()
export class StepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly checkFactor: CheckFactor,
    private readonly replaceSession: ReplaceSession,
  ) {}

  /**
   * Counts the attempt on the counters of a login. Replaces the session, so that a copy of its tokens gains nothing.
   * @returns the tokens of the new session
   * @throws CodedError `second_factor.not_enrolled`, `second_factor.rejected`, `session.token_invalid` if the session has
   * ended meanwhile, `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(
    caller: { userId: number; sessionId: string },
    presented: PresentedFactor,
    client: Client,
  ): Promise<IssuedTokens> {
    const { userId, sessionId } = caller;
    const owner = await readFrom(this.dataSource, (db) => findFactorOwner(db, userId));
    if (!owner?.hasSecondFactor) throw new CodedError('second_factor.not_enrolled');
    const request = { userId, purpose: 'step_up', holder: sessionId } as const;
    return this.guesses.attempt({ account: owner.email, client }, async () => {
      const proof = await this.checkFactor.execute(request, presented, client);
      if (!proof) throw new CodedError('second_factor.rejected');
      const replaced = { userId, sessionId, client, secondFactor: proof.method };
      const { tokens } = await this.replaceSession.execute(async (db, successorId) => {
        await redeem(db, userId, proof);
        const event = { kind: 'session.stepped_up', userId, sessionId: successorId, client } as const;
        await recordSecurityEvent(db, event);
        return { made: undefined, replaced };
      });
      return tokens;
    });
  }
}

async function redeem(db: EntityManager, userId: number, proof: FactorProof): Promise<void> {
  // Locks the user before the factors, in the same order as every other change of both.
  await lockOwner(db, userId);
  if (!(await proof.redeem(db))) throw new CodedError('second_factor.rejected');
}
