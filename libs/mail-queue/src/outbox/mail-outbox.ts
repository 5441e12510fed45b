/** The producer: puts a mail into the outbox within the transaction of what causes it. */
import { AppSettings } from '#config';
import type { Language } from '#errors';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type MailTemplate, OutboxMail } from './outbox-mail.entity.js';
import { mailPriorities } from './mail-priority.js';
import { type MailParameters, seal } from './sealed-parameters.js';

export interface OutgoingMail {
  /** One address, without a name. */
  readonly to: string;
  readonly template: MailTemplate;
  readonly language: Language;
  readonly parameters: MailParameters;
  /** The user it is about, also where it goes to an address that is not theirs, or no more. */
  readonly about?: number;
}

@Injectable()
export class MailOutbox {
  constructor(private readonly settings: AppSettings) {}

  /** The mail goes out once the transaction of `db` has committed, and never if it rolls back. */
  async add(db: EntityManager, mail: OutgoingMail): Promise<void> {
    const id = uuidv7();
    await db.insert(OutboxMail, {
      id,
      recipient: mail.to,
      template: mail.template,
      language: mail.language,
      priority: mailPriorities[mail.template],
      about: mail.about ?? null,
      sealed: seal(this.settings.keyFor('mail'), id, mail.parameters),
    });
  }

  /** Removes every mail to or about a user, sent or not, in the transaction of `db`. One that is just being sent still is. */
  async withdraw(db: EntityManager, recipient: string, about: number): Promise<void> {
    await db.query('DELETE FROM mail_outbox WHERE recipient = $1 OR about = $2', [recipient, about]);
  }
}
