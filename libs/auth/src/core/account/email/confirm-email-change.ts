/** Gives an account its new email, by the code that was mailed there. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '../../security-event/client.js';
import { recordSecurityEvent } from '../../security-event/record-security-event.js';
import { endSessionsOf } from '../../session/end-sessions.store.js';
import { ReplaceSession } from '../../session/replace-session.js';
import { GuessLimiter } from '../../throttle/guess-limiter.js';
import { type DeviceToken, RememberDevice } from '../../throttle/known-device/remember-device.js';
import type { IssuedTokens } from '../../token/issue-tokens.js';
import { canonicalEmail } from '../canonical-email.js';
import { endCodes, spendCode } from '../code/code.store.js';
import { digestOf } from '../code/secret-code.js';
import { parseUserId } from '../user-id.js';
import { replaceEmail } from './email.store.js';

export interface EmailConfirmation {
  /** As it was typed or linked. */
  readonly userId: string;
  readonly code: string;
  /** Of the browser that confirms, whoever's session it is; left out for a browser without one. */
  readonly session?: CurrentSession | undefined;
}

export interface CurrentSession {
  readonly userId: number;
  readonly sessionId: string;
}

/** For the browser that confirmed: what it continues its session with, or is known to the account by. */
export type EmailConfirmed =
  | { readonly tokens: IssuedTokens }
  | { readonly tokens?: undefined; readonly device: DeviceToken | undefined };

@Injectable()
export class ConfirmEmailChange {
  private readonly logger = new Logger('Account');

  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly outbox: MailOutbox,
    private readonly replaceSession: ReplaceSession,
    private readonly rememberDevice: RememberDevice,
  ) {}

  /**
   * Ends all sessions of the user, notifies the old address, and ends what was mailed there. The browser that confirms
   * continues in a new session if it has one of this user; otherwise the account knows it at the next login.
   * @throws CodedError `code.rejected`, also if somebody else took the address meanwhile; `session.token_invalid` if the
   * session has ended meanwhile; `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(confirmation: EmailConfirmation, client: Client): Promise<EmailConfirmed> {
    const userId = parseUserId(confirmation.userId);
    const digest = digestOf(confirmation.code);
    const session = confirmation.session?.userId === userId ? confirmation.session : undefined;
    const confirmed = await this.guesses.attempt({ client }, async () => {
      if (userId === undefined) throw new CodedError('code.rejected');
      try {
        return await this.confirm({ userId, digest }, client, session);
      } catch (error) {
        throw isUniqueViolation(error, 'users_email_key') ? new CodedError('code.rejected') : error;
      }
    });
    this.logger.log({ event: 'email.changed', userId });
    return confirmed;
  }

  private async confirm(
    code: { userId: number; digest: Buffer },
    client: Client,
    session: CurrentSession | undefined,
  ): Promise<EmailConfirmed> {
    const reason = 'email_changed';
    if (!session) {
      const device = await inTransaction(this.dataSource, async (db) => {
        await this.change(db, code, client);
        await endSessionsOf(db, { userId: code.userId, reason, client });
        return this.rememberDevice.ofUser(db, code.userId, client);
      });
      return { device };
    }
    const { tokens } = await this.replaceSession.execute(async (db) => {
      await this.change(db, code, client);
      return { made: undefined, replaced: { ...session, othersEnd: reason, client } };
    });
    return { tokens };
  }

  private async change(
    db: EntityManager,
    { userId, digest }: { userId: number; digest: Buffer },
    client: Client,
  ): Promise<void> {
    const spent = await spendCode(db, { userId, purpose: 'email_change', digest });
    if (!spent?.newEmail) throw new CodedError('code.rejected');
    await endCodes(db, userId);
    const { newEmail } = spent;
    // A code from before addresses had one form may carry another.
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
