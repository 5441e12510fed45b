/** Stores mails in the outbox, in the transaction of the change that causes them. */
import { AppSettings } from '#config';
import { insertAll } from '#database';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type MailTemplate, OutboxMail } from './outbox-mail.entity.js';
import { deleteMailsOf, insertMail, type NewMail } from './outbox.store.js';
import { mailPriorities } from './mail-priority.js';
import { type MailParameters, seal } from './sealed-parameters.js';

export interface OutgoingMail {
  /** UUIDv7, for callers that store it. */
  readonly id?: string;
  /** One address, without a name. */
  readonly to: string;
  readonly template: MailTemplate;
  readonly language: Language;
  readonly parameters: MailParameters;
  /** Id of the user the mail is about, even if `to` is not, or is no longer, their address. */
  readonly about?: number;
}

@Injectable()
export class MailOutbox {
  constructor(private readonly settings: AppSettings) {}

  /** The mail is sent after the transaction of `db` has committed, and never if it rolls back. */
  add(db: EntityManager, mail: OutgoingMail): Promise<void> {
    return this.addAll(db, [mail]);
  }

  /** As `add`, with one statement for many mails. */
  addAll(db: EntityManager, mails: readonly OutgoingMail[]): Promise<void> {
    const [only] = mails;
    if (only && mails.length === 1) return insertMail(db, this.rowOf(only));
    return insertAll(db, OutboxMail, mails, (mail) => this.rowOf(mail));
  }

  private rowOf({ id = uuidv7(), ...mail }: OutgoingMail): NewMail {
    return {
      id,
      recipient: mail.to,
      template: mail.template,
      language: mail.language,
      priority: mailPriorities[mail.template],
      about: mail.about ?? null,
      sealed: seal(this.settings.keyFor('mail'), id, mail.parameters),
    };
  }

  /** Deletes all mails to or about a user, sent or not, in the transaction of `db`. A delivery that has begun is not stopped. */
  async withdraw(db: EntityManager, recipient: string, about: number): Promise<void> {
    await deleteMailsOf(db, recipient, about);
  }
}
