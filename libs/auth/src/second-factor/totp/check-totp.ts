/** Verifies a code of an authenticator app. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FactorProof } from '../factor-proof.js';
import { stepOfCode } from './totp-code.js';
import { TotpSecrets } from './totp-secrets.js';
import { findTotp, spendStep } from './totp.store.js';

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
    return { method: 'totp', redeem: (db) => spendStep(db, { userId, sealed, step }) };
  }
}
