/** Verifies a code of an authenticator app. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { FactorProof } from '../factor-proof.js';
import { stepOfCode } from './totp-code.js';
import { TotpSecrets } from './totp-secrets.js';
import { findTotp, spendStep, type TotpUse } from './totp.store.js';

@Injectable()
export class CheckTotp {
  constructor(
    private readonly dataSource: DataSource,
    private readonly secrets: TotpSecrets,
  ) {}

  /**
   * Uses the database's clock.
   * @returns undefined if the code is not valid for the user at this time
   * @throws CodedError `second_factor.app_unusable` if the secret was sealed with another SECRET_KEY
   */
  async execute(userId: number, code: string): Promise<FactorProof | undefined> {
    const stored = await readFrom(this.dataSource, (db) => findTotp(db, userId, 'confirmed'));
    if (!stored) return undefined;
    const { sealed, now } = stored;
    const secret = this.secrets.unseal(userId, sealed);
    if (!secret) throw new CodedError('second_factor.app_unusable');
    const step = stepOfCode(secret, code, now);
    if (step === undefined) return undefined;
    return { method: 'totp', redeem: (db) => this.redeem(db, { userId, sealed, step }) };
  }

  /** @returns false if the code was used before, or the secret has been replaced; one that was sealed anew is the same */
  private async redeem(db: EntityManager, use: TotpUse): Promise<boolean> {
    if (await spendStep(db, use)) return true;
    const latest = await findTotp(db, use.userId, 'confirmed');
    if (!latest || latest.sealed.equals(use.sealed)) return false;
    if (!this.secrets.areSame(use.userId, use.sealed, latest.sealed)) return false;
    return spendStep(db, { ...use, sealed: latest.sealed });
  }
}
