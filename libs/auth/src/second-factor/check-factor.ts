/** Checks a second factor of any kind. */
import { Injectable } from '@nestjs/common';
import type { Client } from '#auth/security-event';
import type { FactorRequest, FactorProof, PresentedFactor } from './factor-proof.js';
import { CheckPasskey } from './passkey/check-passkey.js';
import { CheckRecoveryCode } from './recovery-code/check-recovery-code.js';
import { CheckTotp } from './totp/check-totp.js';

@Injectable()
export class CheckFactor {
  constructor(
    private readonly checkTotp: CheckTotp,
    private readonly checkPasskey: CheckPasskey,
    private readonly checkRecoveryCode: CheckRecoveryCode,
  ) {}

  /** The caller must count the attempt first. @returns undefined if the factor is wrong */
  async execute(
    asked: FactorRequest,
    presented: PresentedFactor,
    client: Client,
  ): Promise<FactorProof | undefined> {
    switch (presented.method) {
      case 'totp':
        return this.checkTotp.execute(asked.userId, presented.code);
      case 'recovery_code':
        return this.checkRecoveryCode.execute(asked.userId, presented.code, client);
      case 'passkey':
        return this.checkPasskey.execute(asked, presented.response, client);
    }
  }
}
