/** Gives an account its new email, by the code that was mailed there. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '../../security-event/client.js';
import { recordSecurityEvent } from '../../security-event/record-security-event.js';
import { endSessionsOf } from '../../session/end-sessions.store.js';
import { GuessLimiter } from '../../throttle/guess-limiter.js';
import { canonicalEmail } from '../canonical-email.js';
import { endCodes, spendCode } from '../code/code.store.js';
import { digestOf } from '../code/secret-code.js';
import { parseUserId } from '../user-id.js';
import { replaceEmail } from './email.store.js';

export interface EmailConfirmation {
  /** As it was typed or linked. */
  readonly userId: string;
  readonly code: string;
}

@Injectable()
export class ConfirmEmailChange {
  private readonly logger = new Logger('Account');

  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Ends the person's sessions but for the one it was asked for in, tells the old address, and ends what was mailed
   * there.
   * @throws CodedError `code.rejected`, also if somebody else took the address meanwhile; `throttle.too_many_attempts`
   * or `throttle.banned`
   */
  async execute(confirmation: EmailConfirmation, client: Client): Promise<void> {
    const userId = parseUserId(confirmation.userId);
    const digest = digestOf(confirmation.code);
    await this.guesses.attempt({ client }, async () => {
      if (userId === undefined) throw new CodedError('code.rejected');
      try {
        await inTransaction(this.dataSource, (db) => this.change(db, { userId, digest }, client));
      } catch (error) {
        throw isUniqueViolation(error, 'users_email_key') ? new CodedError('code.rejected') : error;
      }
    });
    this.logger.log({ event: 'email.changed', userId });
  }

  private async change(
    db: EntityManager,
    { userId, digest }: { userId: number; digest: Buffer },
    client: Client,
  ): Promise<void> {
    const spent = await spendCode(db, { userId, purpose: 'email_change', digest });
    if (!spent?.newEmail) throw new CodedError('code.rejected');
    await endCodes(db, userId);
    const { newEmail, sessionId } = spent;
    // A code from before addresses had one form may carry another.
    const old = await replaceEmail(db, userId, canonicalEmail(newEmail));
    if (!old) throw new CodedError('code.rejected');
    await endSessionsOf(db, { userId, except: sessionId ?? undefined, reason: 'email_changed', client });
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
