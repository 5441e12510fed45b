/** Sets the password of any account from the CLI. */
import { inTransaction, readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { HashNewPassword } from '#auth/password';
import { findUser } from '#auth/user';
import { endCodes } from '../code/code.store.js';
import { overwritePassword } from './password.store.js';
import { SettleNewPassword } from './settle-new-password.js';

@Injectable()
export class SetPassword {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settleNewPassword: SettleNewPassword,
  ) {}

  /**
   * Ends all sessions. Does not activate the account.
   * @throws CodedError `authorization.refused`, `resource.not_found`, or `request.invalid_fields` for the password
   */
  async execute(actor: Actor, userId: number, password: string): Promise<void> {
    requireSuperuser(actor);
    const user = await readFrom(this.dataSource, (db) => findUser(db, userId));
    if (!user) throw new CodedError('resource.not_found');
    const hash = await this.hashNewPassword.execute({ password, email: user.email, userId });
    await inTransaction(this.dataSource, async (db) => {
      // Keeps activation codes, which do not depend on the password.
      await endCodes(db, userId, ['password_reset', 'email_change']);
      const replaced = await overwritePassword(db, userId, hash);
      if (!replaced) throw new CodedError('resource.not_found');
      await this.settleNewPassword.execute(db, { userId, ...replaced, reason: 'password_changed' });
      await recordChange(db, actor, {
        action: 'user.password_set',
        target: userId,
        before: null,
        after: null,
      });
    });
  }
}
