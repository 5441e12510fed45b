/** Sets a new password by a mailed code. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HashNewPassword } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type DeviceToken, GuessLimiter, RememberDevice } from '#auth/throttle';
import { endCodes, findCodeOwner, spendCode } from '../code/code.store.js';
import { digestOf } from '../code/secret-code.js';
import { parseUserId } from '#auth/user';
import { resetPassword } from './password.store.js';
import { SettleNewPassword } from './settle-new-password.js';

export interface PasswordReset {
  /** As typed, or from the link. */
  readonly userId: string;
  readonly code: string;
  readonly newPassword: string;
}

@Injectable()
export class ResetPassword {
  private readonly logger = new Logger('Password');

  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settleNewPassword: SettleNewPassword,
    private readonly rememberDevice: RememberDevice,
  ) {}

  /**
   * Ends every session and makes this browser the only known device, so that the mailbox owner can log in while an
   * attacker exhausts the account's attempts. An unacceptable password does not spend the code. Attempts are limited by
   * address alone: codes cannot be guessed, and one client must not use up the attempts of another.
   * @returns the device token
   * @throws CodedError `code.rejected`; `request.invalid_fields` for `new_password`; `password.busy`,
   * `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(reset: PasswordReset, client: Client): Promise<DeviceToken | undefined> {
    const userId = parseUserId(reset.userId);
    const presented = {
      userId: userId ?? 0,
      purpose: 'password_reset',
      digest: digestOf(reset.code),
    } as const;
    const email = await this.guesses.attempt({ client }, async () => {
      const owner = await readFrom(this.dataSource, (db) => findCodeOwner(db, presented));
      if (owner === undefined) throw new CodedError('code.rejected');
      return owner;
    });
    const { newPassword: password } = reset;
    const hash = await this.hashNewPassword.execute({
      password,
      email,
      userId: presented.userId,
      field: 'new_password',
    });
    const device = await inTransaction(this.dataSource, async (db) => {
      if (!(await spendCode(db, presented))) throw new CodedError('code.rejected');
      await endCodes(db, presented.userId);
      const replaced = await resetPassword(db, presented.userId, hash);
      if (!replaced) throw new CodedError('code.rejected');
      const settled = { userId: presented.userId, ...replaced, reason: 'password_reset', client } as const;
      await this.settleNewPassword.execute(db, settled);
      return this.rememberDevice.ofUser(db, presented.userId, client);
    });
    this.logger.log({ event: 'password.reset', userId });
    return device;
  }
}
