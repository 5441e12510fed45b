/** Renders one mail and gives it to the SMTP server, or to the development mailbox. */
import { AppSettings, MailSettings } from '#config';
import { MailerService } from '@nestjs-modules/mailer';
import { Injectable } from '@nestjs/common';
import type { OutboxMail } from '../outbox/outbox-mail.entity.js';
import { type MailParameters, unseal } from '../outbox/sealed-parameters.js';
import { UnsendableMail } from './refusal.js';
import { subjects } from './subjects.js';

/** One address: nothing that ends a line, opens a second recipient or leaves the envelope's brackets. */
const oneAddress = /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()\\\p{Cc}@]+$/u;

/** Milliseconds for the whole of one send: a server that drips bytes outlasts the waits for single steps. */
const sendTimeout = 60_000;

@Injectable()
export class MailSender {
  constructor(
    private readonly mailer: MailerService,
    private readonly app: AppSettings,
    private readonly settings: MailSettings,
  ) {}

  /**
   * Settles once the server has accepted the mail.
   * @throws UnsendableMail when no server would be right to take it; otherwise the failure as nodemailer tells it
   */
  async send(mail: OutboxMail): Promise<void> {
    if (!oneAddress.test(mail.recipient)) throw new UnsendableMail('the recipient is not one plain address');
    const name = `${mail.template}.${mail.language}`;
    await this.mailer.sendMail({
      from: this.settings.from,
      to: { name: '', address: mail.recipient },
      subject: subjects[mail.template][mail.language],
      // The same for every attempt, so that a mail which arrives twice is known as one (RFC 5322, 3.6.4).
      messageId: `<${mail.id}@${this.senderDomain()}>`,
      // RFC 3834, section 5: suppresses automatic replies, such as vacation notices.
      headers: { 'Auto-Submitted': 'auto-generated' },
      textTemplate: `${name}.text.hbs`,
      template: `${name}.html.hbs`,
      context: this.parametersOf(mail),
      signal: AbortSignal.timeout(sendTimeout),
    });
  }

  private parametersOf({ id, sealed }: OutboxMail): MailParameters {
    try {
      return unseal(this.app.keyFor('mail'), id, sealed ?? Buffer.alloc(0));
    } catch {
      throw new UnsendableMail('the parameters cannot be opened: sealed with another SECRET_KEY');
    }
  }

  private senderDomain(): string {
    return /@([\w.-]+)>?\s*$/.exec(this.settings.from)?.[1] ?? 'localhost';
  }
}
