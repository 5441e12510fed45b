/** Renders one mail and gives it to the SMTP server, or to the development mailbox. */
import type { KeyObject } from 'node:crypto';
import { AppSettings, MailSettings } from '#config';
import { MailerService } from '@nestjs-modules/mailer';
import { Injectable } from '@nestjs/common';
import type { OpenMail } from '../outbox/outbox.store.js';
import { type MailParameters, unseal } from '../outbox/sealed-parameters.js';
import { MailTemplates } from '../rendering/mail-templates.js';
import { UnsendableMail } from './refusal.js';

/** One address without characters that would end the line, add a recipient or close the envelope's angle brackets. */
const oneAddress = /^[^\s<>,;:"()[\]\\\p{Cc}@]+@[^\s<>,;:"()\\\p{Cc}@]+$/u;

/** Milliseconds for one send in total: a server that sends single bytes never exceeds the timeouts of the steps. */
const sendTimeout = 60_000;

@Injectable()
export class MailSender {
  private readonly keys: readonly KeyObject[];

  constructor(
    private readonly mailer: MailerService,
    app: AppSettings,
    private readonly settings: MailSettings,
    private readonly templates: MailTemplates,
  ) {
    this.keys = app.keysFor('mail');
  }

  /**
   * Resolves when the server has accepted the mail.
   * @throws UnsendableMail for a mail that no server could deliver; any other failure as nodemailer reports it
   */
  async send(mail: OpenMail): Promise<void> {
    if (!oneAddress.test(mail.recipient)) throw new UnsendableMail('the recipient is not one plain address');
    await this.mailer.sendMail({
      ...this.templates.render(mail, this.parametersOf(mail)),
      from: this.settings.from,
      to: { name: '', address: mail.recipient },
      // The same for every attempt, so that mail programs recognise a copy (RFC 5322, 3.6.4).
      messageId: `<${mail.id}@${this.senderDomain()}>`,
      // RFC 3834, section 5: suppresses automatic replies, such as vacation notices.
      headers: { 'Auto-Submitted': 'auto-generated' },
      signal: AbortSignal.timeout(sendTimeout),
    });
  }

  private parametersOf({ id, sealed }: OpenMail): MailParameters {
    try {
      return unseal(this.keys, id, sealed ?? Buffer.alloc(0));
    } catch {
      throw new UnsendableMail('the parameters cannot be opened: sealed with another SECRET_KEY');
    }
  }

  private senderDomain(): string {
    return /@([\w.-]+)>?\s*$/.exec(this.settings.from)?.[1] ?? 'localhost';
  }
}
