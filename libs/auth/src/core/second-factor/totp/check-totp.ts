/** Checks a code of an authenticator app. */
import { readFrom } from '#database';
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

  /** By the database's clock. @returns undefined if it is no code of theirs for this moment */
  async execute(userId: number, code: string): Promise<FactorProof | undefined> {
    const stored = await readFrom(this.dataSource, (db) => findTotp(db, userId, 'confirmed'));
    if (!stored) return undefined;
    const { sealed, now } = stored;
    const step = stepOfCode(this.secrets.unseal(userId, sealed), code, now);
    if (step === undefined) return undefined;
    return { method: 'totp', redeem: (db) => spendStep(db, { userId, sealed, step }) };
  }
}
