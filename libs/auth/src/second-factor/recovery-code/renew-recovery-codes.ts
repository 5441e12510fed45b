/** Creates ten new recovery codes; the old ones stop working. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { ConfirmPassword } from '#auth/account';
import type { Client } from '#auth/security-event';
import type { IssuedTokens } from '#auth/token';
import { ChangeFactors } from '../change-factors.js';
import { findFactorOwner } from '../owner.store.js';
import { replaceRecoveryCodes } from './recovery-code.store.js';
import { RecoveryCodes } from './recovery-codes.js';

@Injectable()
export class RenewRecoveryCodes {
  constructor(
    private readonly confirmPassword: ConfirmPassword,
    private readonly changeFactors: ChangeFactors,
    private readonly codes: RecoveryCodes,
  ) {}

  /**
   * @returns the codes, which cannot be read again, and the tokens of the new session
   * @throws CodedError `second_factor.not_enrolled`, `resource.changed_meanwhile`, and what `ConfirmPassword` throws
   */
  async execute(
    caller: { userId: number; sessionId: string },
    password: string,
    client: Client,
  ): Promise<{ codes: readonly string[]; tokens: IssuedTokens }> {
    const { userId } = caller;
    const { setAt } = await this.confirmPassword.execute(userId, password, client);
    const { made: codes, tokens } = await this.changeFactors.execute({
      ...caller,
      client,
      setAt,
      kind: 'second_factor.codes_renewed',
      make: async (db) => {
        const owner = await findFactorOwner(db, userId);
        if (!owner?.hasSecondFactor) throw new CodedError('second_factor.not_enrolled');
        const codes = this.codes.newCodes();
        const digests = codes.map((code) => this.codes.digest(userId, code));
        await replaceRecoveryCodes(db, userId, digests);
        return codes;
      },
    });
    return { codes, tokens };
  }
}
