/** How mail leaves: an SMTP server, or a development mailbox in a folder. */
import { str, type CleanedEnv } from 'envalid';
import { flag, mailSender, wholeOr } from './variable-kinds.js';

export const mailVariables = {
  DEFAULT_FROM_EMAIL: mailSender({
    default: '',
    desc: 'Sender of every mail. Required outside development',
    example: '"Gatehouse <no-reply@example.com>"',
  }),
  EMAIL_HOST: str({
    default: '',
    desc: 'SMTP server; may be empty in development only, where DEVELOPMENT_MAILBOX takes its place',
  }),
  EMAIL_PORT: wholeOr(25, 1, 65535, 'SMTP port'),
  EMAIL_HOST_USER: str({ default: '', desc: 'SMTP user; empty: no login' }),
  EMAIL_HOST_PASSWORD: str({ default: '', desc: 'SMTP password' }),
  EMAIL_USE_SSL: flag({ default: false, desc: 'TLS from the first byte (port 465)' }),
  EMAIL_USE_TLS: flag({
    default: false,
    desc: 'STARTTLS is demanded; left off it is used where the server offers it',
  }),
  DEVELOPMENT_MAILBOX: str({
    default: '.data/mailbox',
    desc: 'Development only: folder that keeps caught mail, shown at /dev/mail',
  }),
  MAIL_LEASE_SECONDS: wholeOr(
    60,
    2,
    3600,
    'A mail not closed this long after it was handed over is handed over again',
  ),
};

type MailEnv = CleanedEnv<typeof mailVariables>;

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly implicitTls: boolean;
  readonly requireTls: boolean;
}

export class MailSettings {
  readonly from: string;
  /** Undefined in development without an SMTP server: mail then goes to the mailbox. */
  readonly smtp: SmtpSettings | undefined;
  /** Folder of the development mailbox; undefined outside development. */
  readonly developmentMailbox: string | undefined;
  /** Seconds. */
  readonly lease: number;

  constructor(env: MailEnv & { DEBUG: boolean }) {
    this.from = env.DEFAULT_FROM_EMAIL || 'Gatehouse <no-reply@localhost>';
    this.smtp = env.EMAIL_HOST
      ? {
          host: env.EMAIL_HOST,
          port: env.EMAIL_PORT,
          user: env.EMAIL_HOST_USER,
          password: env.EMAIL_HOST_PASSWORD,
          implicitTls: env.EMAIL_USE_SSL,
          requireTls: env.EMAIL_USE_TLS,
        }
      : undefined;
    this.developmentMailbox = env.DEBUG ? env.DEVELOPMENT_MAILBOX : undefined;
    this.lease = env.MAIL_LEASE_SECONDS;
  }

  static faults(env: Partial<MailEnv & { DEBUG: boolean }>): string[] {
    if (env.DEBUG) return [];
    return [
      ...(env.EMAIL_HOST === ''
        ? ['EMAIL_HOST is missing: outside development mail needs an SMTP server']
        : []),
      ...(env.DEFAULT_FROM_EMAIL === ''
        ? ['DEFAULT_FROM_EMAIL is missing: outside development set it to the sender of the mails']
        : []),
    ];
  }
}
