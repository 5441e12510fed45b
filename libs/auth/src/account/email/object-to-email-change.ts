/** The reader of the former address objects to a change of email that an administrator requested. */
import { inTransaction, isUniqueViolation } from '#database';
import { CodedError } from '#errors';
import { MailOutbox } from '#mail-queue';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Client, recordSecurityEvent } from '#auth/security-event';
import { endSessionsOf, withdrawEmailChanges } from '#auth/session';
import { GuessLimiter } from '#auth/throttle';
import {
  findAddressee,
  findAddressHolder,
  findName,
  findUser,
  lockUser,
  parseUserId,
  storedSpellings,
} from '#auth/user';
import type { PresentedLink } from '../code/check-link.js';
import { endCodes } from '../code/code.store.js';
import { MailCode } from '../code/mail-code.js';
import { digestOf } from '../code/secret-code.js';
import { invalidatePassword } from '../password-change/password.store.js';
import { replaceEmail } from './email.store.js';
import { spendObjection } from './email-objection.store.js';

/**
 * `withdrawn`: the account has kept its address. `given_back`: the change was confirmed already, and is undone. `reported`: it
 * cannot be undone, because the address or the account is no longer free.
 */
export type ObjectionOutcome = 'withdrawn' | 'given_back' | 'reported';

@Injectable()
export class ObjectToEmailChange {
  private readonly logger = new Logger('Account');

  constructor(
    private readonly dataSource: DataSource,
    private readonly guesses: GuessLimiter,
    private readonly mailCode: MailCode,
    private readonly outbox: MailOutbox,
  ) {}

  /**
   * Whoever confirmed a change had a session or the password of the account. So giving the address back also ends all sessions
   * and invalidates the password, and mails a link for a new one to the address. Second factors stay. The administrator is
   * notified of every objection. Attempts are limited by address alone, as for `ResetPassword`.
   * @throws CodedError `code.rejected`, `throttle.too_many_attempts` or `throttle.banned`
   */
  async execute({ userId: linkedId, code }: PresentedLink, client: Client): Promise<ObjectionOutcome> {
    const presented = { userId: parseUserId(linkedId) ?? 0, digest: digestOf(code) };
    const work = () => inTransaction(this.dataSource, (db) => this.object(db, presented, client));
    const outcome = await this.guesses.attempt({ client }, () =>
      work().catch((error: unknown) => {
        // Somebody took the address meanwhile. The second run sees it.
        if (isUniqueViolation(error, 'users_email_key')) return work();
        throw error;
      }),
    );
    const { userId } = presented;
    this.logger.warn({ event: 'email.change_objected', userId, outcome, address: client.address });
    return outcome;
  }

  private async object(
    db: EntityManager,
    presented: { readonly userId: number; readonly digest: Buffer },
    client: Client,
  ): Promise<ObjectionOutcome> {
    const { userId } = presented;
    const objection = await spendObjection(db, presented);
    if (!objection) throw new CodedError('code.rejected');
    const { formerEmail, requestedBy } = objection;
    await withdrawEmailChanges(db, userId);
    const current = await lockUser(db, userId);
    if (!current) throw new CodedError('code.rejected');
    const outcome =
      current.email === formerEmail ? 'withdrawn' : await this.giveBack(db, userId, formerEmail, client);
    await recordSecurityEvent(db, { kind: 'email.change_objected', userId, client });
    if (requestedBy !== null) await this.notify(db, requestedBy, { userId, formerEmail, outcome });
    return outcome;
  }

  private async giveBack(
    db: EntityManager,
    userId: number,
    formerEmail: string,
    client: Client,
  ): Promise<ObjectionOutcome> {
    if (await findAddressHolder(db, storedSpellings(formerEmail))) return 'reported';
    await endCodes(db, userId);
    const replaced = await replaceEmail(db, userId, formerEmail);
    const owner = replaced && (await invalidatePassword(db, userId));
    if (!owner) return 'reported';
    await endSessionsOf(db, { userId, reason: 'email_changed', client });
    await recordSecurityEvent(db, { kind: 'email.changed', userId, client });
    const { email: to, language } = replaced;
    const parameters = { newEmail: formerEmail };
    await this.outbox.add(db, { to, template: 'email-changed', language, parameters, about: userId });
    await this.mailCode.send(db, 'password-reset', owner);
    return 'given_back';
  }

  private async notify(
    db: EntityManager,
    administrator: number,
    { userId, formerEmail, outcome }: { userId: number; formerEmail: string; outcome: ObjectionOutcome },
  ): Promise<void> {
    const reader = await findUser(db, administrator);
    // Who is no administrator any more learns nothing about other accounts.
    if (!reader || !(reader.isStaff || reader.isAdmin || reader.isSuperuser)) return;
    await this.outbox.add(db, {
      ...(await findAddressee(db, administrator)),
      template: 'email-objection',
      parameters: {
        name: await findName(db, userId),
        email: formerEmail,
        withdrawn: outcome === 'withdrawn' ? 'yes' : '',
        givenBack: outcome === 'given_back' ? 'yes' : '',
      },
      about: userId,
    });
  }
}
