/** Changes the password of a logged-in user, who confirms the current one. */
import { CodedError } from '#errors';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HashNewPassword, PasswordHasher } from '#auth/password';
import type { Client } from '#auth/security-event';
import { ReplaceSession } from '#auth/session';
import type { IssuedTokens } from '#auth/token';
import { endCodes } from '../code/code.store.js';
import { type ConfirmedPassword, ConfirmPassword } from './confirm-password.js';
import { replaceConfirmedPassword } from './password.store.js';
import { SettleNewPassword } from './settle-new-password.js';

export interface PasswordChange {
  readonly userId: number;
  /** Replaced by a new session; all other sessions of the user end. */
  readonly sessionId: string;
  readonly currentPassword: string;
  readonly newPassword: string;
}

@Injectable()
export class ChangePassword {
  private readonly logger = new Logger('Password');

  constructor(
    private readonly passwords: PasswordHasher,
    private readonly confirmPassword: ConfirmPassword,
    private readonly hashNewPassword: HashNewPassword,
    private readonly settleNewPassword: SettleNewPassword,
    private readonly replaceSession: ReplaceSession,
  ) {}

  /**
   * Mailed codes are deleted and a pending change of email is cancelled.
   * @returns the tokens of the new session
   * @throws CodedError as `ConfirmPassword` does; `request.invalid_fields` for an unacceptable `new_password`;
   * `resource.changed_meanwhile` if the password has changed meanwhile; `session.token_invalid` if the session has
   * ended meanwhile
   */
  @Spanned('change password')
  async execute(change: PasswordChange, client: Client): Promise<IssuedTokens> {
    // Both hashes share one place in the queue, so that the second is never rejected as busy.
    const tokens = await this.passwords.admit(() => this.change(change, client));
    this.logger.log({ event: 'password.changed', userId: change.userId });
    return tokens;
  }

  private async change(change: PasswordChange, client: Client): Promise<IssuedTokens> {
    const { userId, sessionId, currentPassword, newPassword } = change;
    const confirmed = await this.confirmPassword.execute(userId, currentPassword, client);
    const { email } = confirmed;
    const hash = await this.hashNewPassword.execute({
      password: newPassword,
      email,
      userId,
      field: 'new_password',
    });
    const replaced = { userId, sessionId, othersEnd: 'password_changed', client } as const;
    const { tokens } = await this.replaceSession.execute(async (db, successorId) => {
      const changedAt = await replace(db, confirmed, hash);
      const settled = {
        userId,
        changedAt,
        reason: 'password_changed',
        sessionId: successorId,
        client,
      } as const;
      await this.settleNewPassword.execute(db, settled);
      return { made: undefined, replaced };
    });
    return tokens;
  }
}

/** @returns the time of the change in a readable form */
async function replace(db: EntityManager, confirmed: ConfirmedPassword, hash: string): Promise<string> {
  // Deletes codes before locking the account, in the same order as a password reset.
  await endCodes(db, confirmed.userId);
  const replaced = await replaceConfirmedPassword(db, confirmed, hash);
  if (!replaced) throw new CodedError('resource.changed_meanwhile');
  return replaced.changedAt;
}
