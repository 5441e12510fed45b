/** Requests a change of email. It takes effect when the user opens the link mailed to the new address. */
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { canonicalPassword, resemblesEmail } from '#auth/password';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { GuessLimiter } from '#auth/throttle';
import { acceptedEmail, canonicalEmail } from '#auth/user';
import { ConfirmPassword } from '../password-change/confirm-password.js';
import { enqueueRequest } from '../request/account-request.store.js';

export interface EmailChange {
  readonly userId: number;
  /** Ending this session cancels the change; see `endSession`. */
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
   * Stores the request only. The worker checks later whether the address is taken, so neither the response nor its time
   * reveals it.
   * @throws CodedError as `ConfirmPassword` does; `request.invalid_fields` for an `email` that is invalid, unchanged,
   * or too similar to the password
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
    // Prevents flooding of another person's mailbox from many accounts: over the limit the response is the same, but no
    // mail is sent.
    const mayMail = await this.guesses.mayAct('email-target', email, client);
    await inTransaction(this.dataSource, async (db) => {
      if (mayMail) await enqueueRequest(db, { kind: 'email_change', email, userId, sessionId });
      await recordSecurityEvent(db, { kind: 'email.change_requested', userId, sessionId, client });
    });
  }
}
