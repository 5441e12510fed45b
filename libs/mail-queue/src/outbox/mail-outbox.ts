/** The producer: puts a mail into the outbox within the transaction of what causes it. */
import { AppSettings } from '#config';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { type Language, type MailTemplate, OutboxMail } from './outbox-mail.entity.js';
import { type MailParameters, seal } from './sealed-parameters.js';

export interface OutgoingMail {
  /** One address, without a name. */
  readonly to: string;
  readonly template: MailTemplate;
  readonly language: Language;
  readonly parameters: MailParameters;
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
      sealed: seal(this.settings.keyFor('mail'), id, mail.parameters),
    });
  }

  /** Removes every mail to an address, sent or not, in the transaction of `db`. One that is just being sent still is. */
  async withdraw(db: EntityManager, recipient: string): Promise<void> {
    await db.delete(OutboxMail, { recipient });
  }
}
