/** A person wants another email: it is theirs once they have opened the link that is mailed there. */
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { canonicalPassword, resemblesEmail } from '#auth/password';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { acceptedEmail, canonicalEmail } from '#auth/user';
import { ConfirmPassword } from '../password-change/confirm-password.js';
import { askFor } from '../request/account-request.store.js';

export interface EmailChange {
  readonly userId: number;
  /** Ending it withdraws the change; see `endSession`. */
  readonly sessionId: string;
  readonly newEmail: string;
  readonly currentPassword: string;
}

@Injectable()
export class RequestEmailChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly confirmPassword: ConfirmPassword,
    private readonly guesses: GuessLimiter,
  ) {}

  /**
   * Writes the request down: whether the address is taken is asked later and elsewhere, so that neither the answer nor
   * its time can tell.
   * @throws CodedError as `ConfirmPassword` does; `request.invalid_fields` for an `email` that is not acceptable, is the present one, or
   * that the password is too similar to
   */
  async execute(change: EmailChange, client: Client): Promise<void> {
    const { userId, sessionId, currentPassword } = change;
    const email = acceptedEmail(change.newEmail);
    const own = await this.confirmPassword.execute(userId, currentPassword, client);
    if (email === canonicalEmail(own.email)) throw invalidFields({ email: [fault('email_unchanged')] });
    if (resemblesEmail(canonicalPassword(currentPassword), email)) {
      throw invalidFields({ email: [fault('email_like_password')] });
    }
    await this.guesses.spend('email', { account: own.email, client });
    // Several accounts together cannot flood another mailbox: after the limit the answer is the same, but no
    // mail goes out.
    const mayMail = await this.guesses.mayAct('email-target', email, client);
    await inTransaction(this.dataSource, async (db) => {
      if (mayMail) await askFor(db, { kind: 'email_change', email, userId, sessionId });
      await recordSecurityEvent(db, { kind: 'email.change_requested', userId, sessionId, client });
    });
  }
}
