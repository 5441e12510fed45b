/** Removes a passkey from an account. The authenticator keeps its key, which no longer authenticates. */
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { ConfirmPassword } from '#auth/account';
import type { Client } from '#auth/security-event';
import type { IssuedTokens } from '#auth/token';
import { ChangeFactors } from '../change-factors.js';
import { deletePasskey } from './passkey.store.js';

@Injectable()
export class RemovePasskey {
  constructor(
    private readonly confirmPassword: ConfirmPassword,
    private readonly changeFactors: ChangeFactors,
  ) {}

  /**
   * @returns the tokens of the new session
   * @throws CodedError `resource.not_found`, also for passkeys of other users, `resource.changed_meanwhile`, and what
   * `ConfirmPassword` throws
   */
  async execute(
    caller: { userId: number; sessionId: string },
    { passkeyId, password }: { passkeyId: string; password: string },
    client: Client,
  ): Promise<IssuedTokens> {
    const { userId } = caller;
    const { setAt } = await this.confirmPassword.execute(userId, password, client);
    const { tokens } = await this.changeFactors.execute({
      ...caller,
      client,
      setAt,
      kind: 'second_factor.passkey_removed',
      make: async (db) => {
        if (!(await deletePasskey(db, { userId, passkeyId }))) throw new CodedError('resource.not_found');
      },
    });
    return tokens;
  }
}
