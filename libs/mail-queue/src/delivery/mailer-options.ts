/** How mail leaves this process: SMTP with bounded waits, or the development mailbox; templates by Handlebars. */
import { fileURLToPath } from 'node:url';
import type { MailSettings, SmtpSettings } from '#config';
import type { MailerOptions } from '@nestjs-modules/mailer';
import { HandlebarsAdapter } from '@nestjs-modules/mailer/adapters/handlebars.adapter';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { mailFunctions } from '../layout/mail-layout.js';
import { MailboxTransport } from '../mailbox/mailbox-transport.js';
import { ReportingSmtpTransport } from './smtp-transport.js';

/** Milliseconds. A server that takes longer is treated as one that refuses for now. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function mailerOptions(settings: MailSettings): MailerOptions {
  return {
    transport: settings.smtp
      ? new ReportingSmtpTransport(smtpOptions(settings.smtp))
      : new MailboxTransport(settings.developmentMailbox ?? ''),
    template: {
      dir: fileURLToPath(new URL('../templates', import.meta.url)),
      // The styles stand in the templates; nothing is fetched to inline them.
      adapter: new HandlebarsAdapter(mailFunctions, { inlineCssEnabled: false }),
      // A parameter the template names and the mail lacks is an error, not a hole in the text.
      options: { strict: true },
    },
  };
}

function smtpOptions(smtp: SmtpSettings): SMTPTransport.Options {
  const isVerified = smtp.tls === 'implicit' || smtp.tls === 'required';
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.tls === 'implicit',
    requireTLS: smtp.tls === 'required',
    ignoreTLS: smtp.tls === 'off',
    opportunisticTLS: smtp.tls === 'opportunistic',
    // Opportunistic TLS (RFC 7435) checks no certificate: an unknown one is better than plain text.
    tls: { rejectUnauthorized: isVerified && smtp.verifyCertificate },
    ...(smtp.user ? { auth: { user: smtp.user, pass: smtp.password } } : {}),
    ...waits,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
