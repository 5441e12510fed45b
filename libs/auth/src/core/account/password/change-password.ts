/** A person who is logged in sets a new password, proving the present one. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HashNewPassword } from '../../password/hash-new-password.js';
import { PasswordHasher } from '../../password/password-hasher.js';
import type { Client } from '../../security-event/client.js';
import { endCodes } from '../code/code.store.js';
import { ConfirmPassword } from './confirm-password.js';
import { replaceConfirmedPassword } from './password.store.js';
import { SettleNewPassword } from './settle-new-password.js';

export interface PasswordChange {
  readonly userId: number;
  /** Goes on; all others of the person end. */
  readonly sessionId: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

@Injectable()
export class ChangePassword {
  private readonly logger = new Logger('Password');

  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordHasher,
    private readonly confirmPassword: ConfirmPassword,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settleNewPassword: SettleNewPassword,
  ) {}

  /**
   * Codes mailed before it are good no more, and a change of email that is under way ends.
   * @throws CodedError as `ConfirmPassword` does; `request.invalid_fields` for a `new_password` that breaks the rules;
   * `resource.changed_meanwhile` if it was changed between the two
   */
  async execute(change: PasswordChange, client: Client): Promise<void> {
    // One place in the queue for both hashes: nobody is turned away between them.
    await this.passwords.admit(() => this.change(change, client));
    this.logger.log({ event: 'password.changed', userId: change.userId });
  }

  private async change(change: PasswordChange, client: Client): Promise<void> {
    const { userId, sessionId, currentPassword, newPassword } = change;
    const confirmed = await this.confirmPassword.execute(userId, currentPassword, client);
    const { email } = confirmed;
    const hash = await this.hashNewPassword.execute({ password: newPassword, email, field: 'new_password' });
    await inTransaction(this.dataSource, async (db) => {
      // Before the account itself: in the order in which a reset touches them.
      await endCodes(db, userId);
      const replaced = await replaceConfirmedPassword(db, confirmed, hash);
      if (!replaced) throw new CodedError('resource.changed_meanwhile');
      const settled = { userId, ...replaced, reason: 'password_changed', except: sessionId, client } as const;
      await this.settleNewPassword.execute(db, settled);
    });
  }
}
