/** Checks a mailed code for a change of email, and that the caller owns the account. Changes nothing. */
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import type { Client } from '#auth/security-event';
import { CheckMailedCode } from '../code/check-mailed-code.js';
import { ConfirmPassword } from '../password-change/confirm-password.js';

export interface EmailConfirmation {
  /** As typed, or from the link. */
  readonly userId: string;
  readonly code: string;
  /** The session of the browser that confirms, of any user; undefined without a session. */
  readonly session?: CurrentSession | undefined;
  /** The account's password; required unless `session` belongs to the account. */
  readonly currentPassword?: string | undefined;
}

export interface CurrentSession {
  readonly userId: number;
  readonly sessionId: string;
}

export interface AuthorizedEmailChange {
  readonly userId: number;
  readonly codeDigest: Buffer;
  /** The browser's session of this account. */
  readonly session: CurrentSession | undefined;
}

@Injectable()
export class AuthorizeEmailChange {
  constructor(
    private readonly checkCode: CheckMailedCode,
    private readonly confirmPassword: ConfirmPassword,
  ) {}

  /**
   * The code proves access to the new mailbox, not ownership of the account: anyone can request a change of their
   * account to another person's address. The caller therefore also proves ownership by a session or the password. The
   * code is checked first, so that passwords cannot be tested here without one. A wrong password does not spend the
   * code.
   * @throws CodedError `code.rejected`; `request.invalid_fields` for `current_password`; `password.busy`,
   * `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(confirmation: EmailConfirmation, client: Client): Promise<AuthorizedEmailChange> {
    const { session, currentPassword, userId: linkedId, code } = confirmation;
    const check = { purpose: 'email_change', userId: linkedId, code } as const;
    const { userId, digest: codeDigest } = await this.checkCode.execute(check, client);
    if (session?.userId === userId) return { userId, codeDigest, session };
    if (currentPassword === undefined) {
      throw invalidFields({
        current_password: [fault('account_password_required')],
      });
    }
    await this.provePassword(userId, currentPassword, client);
    return { userId, codeDigest, session: undefined };
  }

  /**
   * Applies the limits of a login with separate counters, so that an attacker who exhausts the login attempts does not
   * block the owner. This grants no extra guesses: a code is mailed only to a caller who knows the password.
   */
  private async provePassword(userId: number, password: string, client: Client): Promise<void> {
    try {
      await this.confirmPassword.execute(userId, password, client, 'email-confirm');
    } catch (error) {
      const isGone = error instanceof CodedError && error.code === 'resource.not_found';
      throw isGone ? new CodedError('code.rejected') : error;
    }
  }
}
