/** How mail leaves this process: SMTP with bounded waits, or the development mailbox. */
import type { MailSettings, SmtpSettings } from '#config';
import type { MailerOptions } from '@nestjs-modules/mailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { MailboxTransport } from '../mailbox/mailbox-transport.js';
import { sendsAtOnce } from './domain-slots.js';
import { ReportingSmtpTransport } from './smtp-transport.js';

/** Milliseconds. A server that takes longer is treated as one that refuses for now. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

const pool = {
  pool: true,
  maxConnections: sendsAtOnce,
  // Some servers limit the mails of a connection.
  maxMessages: 20,
  // A connection that the server had closed meanwhile is noticed before a mail is transmitted: once more on a new one.
  maxRequeues: 1,
  /** Milliseconds: connections stay only while mails wait. */
  idleTimeout: 1_000,
} as const;

export function mailerOptions(settings: MailSettings): MailerOptions {
  return {
    transport: settings.smtp
      ? new ReportingSmtpTransport(smtpOptions(settings.smtp))
      : new MailboxTransport(settings.developmentMailbox ?? ''),
  };
}

/** Of one server; waits of minutes are for mails. */
export function smtpOptions(smtp: SmtpSettings): SMTPPool.Options {
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
    ...pool,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
