/** Checks and spends a recovery code, and notifies its owner. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import type { FactorProof } from '../factor-proof.js';
import { NotifyOwner } from '../notify-owner.js';
import { findFormerRecoveryKeys } from './former-recovery-key.store.js';
import { findRecoveryCode, spendRecoveryCode } from './recovery-code.store.js';
import { RecoveryCodes } from './recovery-codes.js';

@Injectable()
export class CheckRecoveryCode {
  constructor(
    private readonly dataSource: DataSource,
    private readonly codes: RecoveryCodes,
    private readonly owner: NotifyOwner,
  ) {}

  /** @returns undefined if the code is unknown, belongs to another user or was used before */
  async execute(userId: number, code: string, client: Client): Promise<FactorProof | undefined> {
    const digest = await readFrom(this.dataSource, async (db) => {
      const former = await findFormerRecoveryKeys(db);
      return findRecoveryCode(db, userId, this.codes.digests(userId, code, former));
    });
    if (!digest) return undefined;
    return {
      method: 'recovery_code',
      redeem: async (db) => {
        if (!(await spendRecoveryCode(db, userId, digest))) return false;
        await this.owner.execute(db, { userId, client, kind: 'second_factor.code_used' });
        return true;
      },
    };
  }
}
