/** Checks a mailed code for another email, and that its sender owns the account. Changes nothing. */
import { readFrom } from '#database';
import { CodedError, fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { findCodeOwner } from '../code/code.store.js';
import { digestOf } from '../code/secret-code.js';
import { ConfirmPassword } from '../password-change/confirm-password.js';
import { parseUserId } from '#auth/user';

export interface EmailConfirmation {
  /** As it was typed or linked. */
  readonly userId: string;
  readonly code: string;
  /** Of the browser that confirms, of whichever user; left out for a browser without one. */
  readonly session?: CurrentSession | undefined;
  /** Of the account; needed unless `session` belongs to it. */
  readonly currentPassword?: string | undefined;
}

export interface CurrentSession {
  readonly userId: number;
  readonly sessionId: string;
}

export interface AuthorizedEmailChange {
  readonly userId: number;
  readonly codeDigest: Buffer;
  /** The session of this account that the browser continues. */
  readonly session: CurrentSession | undefined;
}

@Injectable()
export class AuthorizeEmailChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly confirmPassword: ConfirmPassword,
  ) {}

  /**
   * The code proves that its sender reads the new mailbox, not that the account is theirs: anybody can ask for a change
   * of their account to another person's address. So the sender also proves the account, by a session or by the
   * password. The code is checked first, so that passwords cannot be tested without it. A wrong password leaves it valid.
   * @throws CodedError `code.rejected`; `request.invalid_fields` for `current_password`; `password.busy`,
   * `throttle.too_many_attempts`, `throttle.network_limit` or `throttle.banned`
   */
  async execute(confirmation: EmailConfirmation, client: Client): Promise<AuthorizedEmailChange> {
    const userId = parseUserId(confirmation.userId);
    const codeDigest = digestOf(confirmation.code);
    const code = { userId: userId ?? 0, purpose: 'email_change', digest: codeDigest } as const;
    await this.guesses.attempt({ client }, async () => {
      const owner = await readFrom(this.dataSource, (db) => findCodeOwner(db, code));
      if (owner === undefined) throw new CodedError('code.rejected');
    });
    const { session, currentPassword } = confirmation;
    if (session?.userId === code.userId) return { userId: code.userId, codeDigest, session };
    if (currentPassword === undefined) {
      throw invalidFields({
        current_password: [fault('account_password_required')],
      });
    }
    await this.provePassword(code.userId, currentPassword, client);
    return { userId: code.userId, codeDigest, session: undefined };
  }

  /**
   * Limited like a login, on counters of its own: someone who uses up the logins of the account does not keep its owner from
   * confirming. It gives attackers no guesses: a code is mailed only to users who know the password.
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
