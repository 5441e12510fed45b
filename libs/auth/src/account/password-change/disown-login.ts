/** Secures an account whose owner reports a login as that of another person. */
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { endSessionsOf, spendDeviceNotice } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import { parseUserId } from '#auth/user';
import type { PresentedLink } from '../code/check-link.js';
import { endCodes } from '../code/code.store.js';
import { MailCode } from '../code/mail-code.js';
import { digestOf } from '../code/secret-code.js';
import { invalidatePassword } from './password.store.js';

@Injectable()
export class DisownLogin {
  private readonly logger = new Logger('Password');

  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly mailCode: MailCode,
  ) {}

  /**
   * Ends every session, forgets the known devices and invalidates the password, which the other person knows. Mails a link for
   * a new password. Second factors stay. Attempts are limited by address alone, as for `ResetPassword`.
   * @throws CodedError `code.rejected`, `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute(disowned: PresentedLink, client: Client): Promise<void> {
    const userId = parseUserId(disowned.userId) ?? 0;
    const presented = { userId, digest: digestOf(disowned.code) };
    await this.guesses.attempt({ client }, () =>
      inTransaction(this.dataSource, async (db) => {
        if (!(await spendDeviceNotice(db, presented))) throw new CodedError('code.rejected');
        await endCodes(db, userId);
        const owner = await invalidatePassword(db, userId);
        if (!owner) throw new CodedError('code.rejected');
        await endSessionsOf(db, { userId, reason: 'login_disowned', client });
        await recordSecurityEvent(db, { kind: 'session.disowned', userId, client });
        await this.mailCode.send(db, 'password-reset', owner);
      }),
    );
    this.logger.warn({ event: 'session.disowned', userId, address: client.address });
  }
}
