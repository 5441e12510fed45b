/** Activates a new TOTP secret after a code has proved that the authenticator app has it. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { type ChangedFactors, ChangeFactors } from '../change-factors.js';
import { findFactorOwner } from '../owner.store.js';
import { stepOfCode } from './totp-code.js';
import { TotpSecrets } from './totp-secrets.js';
import { confirmTotp, findTotp, type TotpUse } from './totp.store.js';

@Injectable()
export class ConfirmTotp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: TotpSecrets,
    private readonly guesses: GuessLimiter,
    private readonly changeFactors: ChangeFactors,
  ) {}

  /**
   * Counts the attempt as a guess, so that the thief of a session cannot confirm a secret by trying codes.
   * @returns recovery codes if this is the first factor, and the tokens of the new session
   * @throws CodedError `second_factor.nothing_to_confirm`, `request.invalid_fields` for a wrong code,
   * `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(
    caller: { userId: number; sessionId: string },
    code: string,
    client: Client,
  ): Promise<Omit<ChangedFactors<unknown>, 'made'>> {
    const { userId } = caller;
    const [owner, pending] = await readFrom(this.dataSource, async (db) => [
      await findFactorOwner(db, userId),
      await findTotp(db, userId, 'pending'),
    ]);
    if (!owner || !pending) throw new CodedError('second_factor.nothing_to_confirm');
    const { sealed, now } = pending;
    const secret = this.secrets.unseal(userId, sealed);
    if (!secret) throw new CodedError('second_factor.nothing_to_confirm');
    return this.guesses.attempt({ account: owner.email, client }, async () => {
      const step = stepOfCode(secret, code, now);
      if (step === undefined) throw invalidFields({ code: [fault('code_wrong')] });
      return this.changeFactors.execute({
        ...caller,
        client,
        kind: 'second_factor.totp_added',
        verified: 'totp',
        make: async (db) => {
          if (!(await this.confirm(db, { userId, sealed, step })))
            throw new CodedError('second_factor.nothing_to_confirm');
        },
      });
    });
  }

  /** @returns false if the secret has been replaced or confirmed; one that was sealed anew is the same */
  private async confirm(db: EntityManager, use: TotpUse): Promise<boolean> {
    if (await confirmTotp(db, use)) return true;
    const latest = await findTotp(db, use.userId, 'pending');
    if (!latest || !this.secrets.areSame(use.userId, use.sealed, latest.sealed)) return false;
    return confirmTotp(db, { ...use, sealed: latest.sealed });
  }
}
