/** Removes the authenticator app of a user. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { ConfirmPassword } from '#auth/account';
import type { Client } from '#auth/security-event';
import type { IssuedTokens } from '#auth/token';
import { ChangeFactors } from '../change-factors.js';
import { deleteTotp } from './totp.store.js';

@Injectable()
export class RemoveTotp {
  constructor(
    private readonly confirmPassword: ConfirmPassword,
    private readonly changeFactors: ChangeFactors,
  ) {}

  /**
   * @returns the tokens of the new session
   * @throws CodedError `resource.not_found` if the user has none, `resource.changed_meanwhile`, and what `ConfirmPassword` throws
   */
  async execute(
    caller: { userId: number; sessionId: string },
    password: string,
    client: Client,
  ): Promise<IssuedTokens> {
    const { setAt } = await this.confirmPassword.execute(caller.userId, password, client);
    const { tokens } = await this.changeFactors.execute({
      ...caller,
      client,
      setAt,
      kind: 'second_factor.totp_removed',
      make: async (db) => {
        if (!(await deleteTotp(db, caller.userId))) throw new CodedError('resource.not_found');
      },
    });
    return tokens;
  }
}
