/** Sets a new password by a mailed code. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HashNewPassword } from '#auth/password';
import type { Client } from '#auth/security-event';
import { type DeviceToken, RememberDevice } from '#auth/throttle';
import { CheckMailedCode } from '../code/check-mailed-code.js';
import { endCodes, spendCode } from '../code/code.store.js';
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
    private readonly checkCode: CheckMailedCode,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settleNewPassword: SettleNewPassword,
    private readonly rememberDevice: RememberDevice,
  ) {}

  /**
   * Ends every session and makes this browser the only known device, so that the mailbox owner can log in while an
   * attacker exhausts the account's attempts. An unacceptable password does not spend the code.
   * @returns the device token
   * @throws CodedError `code.rejected`; `request.invalid_fields` for `new_password`; `password.busy`,
   * `throttle.too_many_attempts` or `throttle.banned`
   */
  @Spanned('reset password')
  async execute(reset: PasswordReset, client: Client): Promise<DeviceToken | undefined> {
    const { userId: linkedId, code, newPassword: password } = reset;
    const check = { purpose: 'password_reset', userId: linkedId, code } as const;
    const presented = await this.checkCode.execute(check, client);
    const { userId, email } = presented;
    const hash = await this.hashNewPassword.execute({ password, email, userId, field: 'new_password' });
    const device = await inTransaction(this.dataSource, async (db) => {
      if (!(await spendCode(db, presented))) throw new CodedError('code.rejected');
      await endCodes(db, userId);
      const replaced = await resetPassword(db, userId, hash);
      if (!replaced) throw new CodedError('code.rejected');
      const settled = { userId, ...replaced, reason: 'password_reset', client } as const;
      await this.settleNewPassword.execute(db, settled);
      return this.rememberDevice.ofUser(db, userId, client);
    });
    this.logger.log({ event: 'password.reset', userId });
    return device;
  }
}
