/** A nodemailer transport that delivers into the development mailbox and prints the link of each mail. */
import { callbackify } from 'node:util';
import { Logger } from '@nestjs/common';
import type { SentMessageInfo, Transport } from 'nodemailer';
import type MailMessage from 'nodemailer/lib/mailer/mail-message.js';
import { writeMail } from './mailbox.js';

export class MailboxTransport implements Transport {
  readonly name = 'development mailbox';
  readonly version = '1';
  private readonly logger = new Logger('Mailbox');

  constructor(private readonly folder: string) {}

  send(message: MailMessage, callback: (error: Error | null, accepted?: SentMessageInfo) => void): void {
    callbackify(() => this.keep(message))((error) => callback(error));
  }

  private async keep({ data }: MailMessage): Promise<void> {
    const to = (data.to as { address: string }).address;
    const text = String(data.text);
    await writeMail(this.folder, { to, subject: String(data.subject), text, html: String(data.html) });
    this.logger.log(`Mail for ${to}: ${/https?:\/\/\S+/.exec(text)?.[0] ?? data.subject}`);
  }
}
