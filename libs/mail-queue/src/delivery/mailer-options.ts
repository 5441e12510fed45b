/** How mail leaves this process: SMTP with bounded waits, or the development mailbox. */
import type { MailSettings, SmtpSettings } from '#config';
import type { MailerOptions } from '@nestjs-modules/mailer';
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';
import { MailboxTransport } from '../mailbox/mailbox-transport.js';
import { ReportingSmtpTransport } from './smtp-transport.js';

/** Milliseconds. A server that takes longer is treated as one that refuses for now. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function mailerOptions(settings: MailSettings): MailerOptions {
  return {
    transport: settings.smtp
      ? new ReportingSmtpTransport(smtpOptions(settings.smtp))
      : new MailboxTransport(settings.developmentMailbox ?? ''),
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
