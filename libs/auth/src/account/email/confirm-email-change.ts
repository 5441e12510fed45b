/** Changes the email of an account by the mailed code and a proof of ownership. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Spanned } from '#tracing';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { endSessionsOf, ReplaceSession } from '#auth/session';
import { type DeviceToken, RememberDevice } from '#auth/throttle';
import type { IssuedTokens } from '#auth/token';
import { canonicalEmail } from '#auth/user';
import { endCodes, spendCode } from '../code/code.store.js';
import {
  type AuthorizedEmailChange,
  AuthorizeEmailChange,
  type EmailConfirmation,
} from './authorize-email-change.js';
import { replaceEmail } from './email.store.js';

/** The tokens of a new session, or the device token of a browser without a session. */
export type EmailConfirmed =
  | { readonly tokens: IssuedTokens }
  | { readonly tokens?: undefined; readonly device: DeviceToken | undefined };

@Injectable()
export class ConfirmEmailChange {
  private readonly logger = new Logger('Account');

  constructor(
    private readonly dataSource: DataSource,
    private readonly authorizeEmailChange: AuthorizeEmailChange,
    private readonly outbox: MailOutbox,
    private readonly replaceSession: ReplaceSession,
    private readonly rememberDevice: RememberDevice,
  ) {}

  /**
   * Ends all sessions of the user, notifies the old address and deletes mailed codes. A browser with a session of this
   * user continues in a new session; otherwise it becomes a known device.
   * @throws CodedError as `AuthorizeEmailChange` does; `code.rejected` also if another account has taken the address;
   * `session.token_invalid` if the session has ended meanwhile
   */
  @Spanned('confirm email change')
  async execute(confirmation: EmailConfirmation, client: Client): Promise<EmailConfirmed> {
    const authorized = await this.authorizeEmailChange.execute(confirmation, client);
    try {
      const confirmed = await this.confirm(authorized, client);
      this.logger.log({ event: 'email.changed', userId: authorized.userId });
      return confirmed;
    } catch (error) {
      throw isUniqueViolation(error, 'users_email_key') ? new CodedError('code.rejected') : error;
    }
  }

  private async confirm(authorized: AuthorizedEmailChange, client: Client): Promise<EmailConfirmed> {
    const reason = 'email_changed';
    const { userId, session } = authorized;
    if (!session) {
      const device = await inTransaction(this.dataSource, async (db) => {
        await this.change(db, authorized, client);
        await endSessionsOf(db, { userId, reason, client });
        return this.rememberDevice.ofUser(db, userId, client);
      });
      return { device };
    }
    const { tokens } = await this.replaceSession.execute(async (db) => {
      await this.change(db, authorized, client);
      return { made: undefined, replaced: { ...session, othersEnd: reason, client } };
    });
    return { tokens };
  }

  private async change(
    db: EntityManager,
    { userId, codeDigest: digest }: AuthorizedEmailChange,
    client: Client,
  ): Promise<void> {
    // A new password deletes the code, so the proven password is still the account's password.
    const spent = await spendCode(db, { userId, purpose: 'email_change', digest });
    if (!spent?.newEmail) throw new CodedError('code.rejected');
    await endCodes(db, userId);
    const { newEmail } = spent;
    // Codes issued before emails were stored in canonical form may contain another form.
    const old = await replaceEmail(db, userId, canonicalEmail(newEmail));
    if (!old) throw new CodedError('code.rejected');
    await recordSecurityEvent(db, { kind: 'email.changed', userId, client });
    const { email: to, language } = old;
    await this.outbox.add(db, {
      to,
      template: 'email-changed',
      language,
      parameters: { newEmail },
      about: userId,
    });
  }
}
