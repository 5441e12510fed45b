/** Proves the second factor once more in a session that goes on, so that it may make sensitive changes for a while. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '../../security-event/client.js';
import { recordSecurityEvent } from '../../security-event/record-security-event.js';
import { GuessLimiter } from '../../throttle/guess-limiter.js';
import { CheckFactor } from '../check-factor.js';
import type { FactorProof, PresentedFactor } from '../factor-proof.js';
import { findOwner, lockOwner, noteProof } from '../owner.store.js';

@Injectable()
export class StepUp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly checkFactor: CheckFactor,
  ) {}

  /**
   * Counted like any guess, on the counters of a login.
   * @throws CodedError `second_factor.not_enrolled`, `second_factor.rejected`, `session.token_invalid` if the session has
   * ended meanwhile, `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(
    caller: { userId: number; sessionId: string },
    presented: PresentedFactor,
    client: Client,
  ): Promise<void> {
    const { userId, sessionId } = caller;
    const owner = await readFrom(this.dataSource, (db) => findOwner(db, userId));
    if (!owner?.hasSecondFactor) throw new CodedError('second_factor.not_enrolled');
    const asked = { userId, purpose: 'step_up', holder: sessionId } as const;
    await this.guesses.attempt({ account: owner.email, client }, async () => {
      const proof = await this.checkFactor.execute(asked, presented, client);
      if (!proof) throw new CodedError('second_factor.rejected');
      await inTransaction(this.dataSource, (db) => this.note(db, caller, proof, client));
    });
  }

  private async note(
    db: EntityManager,
    { userId, sessionId }: { userId: number; sessionId: string },
    proof: FactorProof,
    client: Client,
  ): Promise<void> {
    // Before the factors, as everything does that touches both.
    await lockOwner(db, userId);
    if (!(await proof.redeem(db))) throw new CodedError('second_factor.rejected');
    if (!(await noteProof(db, sessionId, proof.method))) throw new CodedError('session.token_invalid');
    await recordSecurityEvent(db, { kind: 'session.stepped_up', userId, sessionId, client });
  }
}
