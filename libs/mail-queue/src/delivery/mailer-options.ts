/** How mail leaves this process: SMTP with bounded waits, or the development mailbox; templates by Handlebars. */
import { fileURLToPath } from 'node:url';
import type { MailSettings, SmtpSettings } from '#config';
import type { MailerOptions } from '@nestjs-modules/mailer';
import { HandlebarsAdapter } from '@nestjs-modules/mailer/adapters/handlebars.adapter';
import { webLink } from './web-link.js';
import { MailboxTransport } from '../mailbox/mailbox-transport.js';

/** Milliseconds. A server that takes longer is treated as one that refuses for now. */
const waits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Milliseconds for the whole of one send: a server that drips bytes outlasts every wait above. */
const sendTimeout = 60_000;

export function mailerOptions(settings: MailSettings): MailerOptions {
  return {
    transport: settings.smtp
      ? smtpTransport(settings.smtp)
      : new MailboxTransport(settings.developmentMailbox ?? ''),
    sendTimeout,
    template: {
      dir: fileURLToPath(new URL('../templates', import.meta.url)),
      // The styles stand in the templates; nothing is fetched to inline them.
      adapter: new HandlebarsAdapter({ webLink }, { inlineCssEnabled: false }),
      // A parameter the template names and the mail lacks is an error, not a hole in the text.
      options: { strict: true },
    },
  };
}

function smtpTransport(smtp: SmtpSettings): NonNullable<MailerOptions['transport']> {
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.implicitTls,
    requireTLS: smtp.requireTls,
    // Where TLS is not demanded it is opportunistic (RFC 7435): an unknown certificate beats plain text.
    tls: { rejectUnauthorized: smtp.implicitTls || smtp.requireTls },
    ...(smtp.user ? { auth: { user: smtp.user, pass: smtp.password } } : {}),
    ...waits,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
