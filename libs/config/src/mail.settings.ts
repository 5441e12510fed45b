/** How mail leaves: an SMTP server, or a development mailbox in a folder. */
import { str, type CleanedEnv } from 'envalid';
import { flag, mailSender, startTls, type StartTls, wholeOr } from './variable-kinds.js';

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
  EMAIL_USE_TLS: startTls({
    default: 'opportunistic',
    desc:
      'STARTTLS: `required`, `opportunistic` (where the server offers it), or `off` (for a server whose STARTTLS is broken). ' +
      'With EMAIL_HOST_USER, `opportunistic` means `required`. True and False mean `required` and `opportunistic`',
  }),
  EMAIL_TLS_VERIFY: flag({
    default: true,
    desc:
      'Check the certificate of the SMTP server where TLS is required. 0 trusts any certificate, and sends EMAIL_HOST_PASSWORD ' +
      'without TLS where the server offers none. For a private certificate authority set NODE_EXTRA_CA_CERTS instead',
  }),
  DEVELOPMENT_MAILBOX: str({
    default: '.data/mailbox',
    desc: 'Development only: folder that keeps caught mail, shown at /dev/mail',
  }),
  MAIL_TEMPLATES_FOLDER: str({
    default: undefined,
    desc: 'Folder of files that replace single templates of mails, checked when the worker starts (docs/guides/branding.md)',
    example: '/etc/gatehouse/mail-templates',
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
  /** `implicit`: from the first byte. Otherwise how STARTTLS is used. */
  readonly tls: 'implicit' | StartTls;
  /** Where TLS is implicit or required. */
  readonly verifyCertificate: boolean;
}

export class MailSettings {
  readonly from: string;
  /** Undefined in development without an SMTP server: mail then goes to the mailbox. */
  readonly smtp: SmtpSettings | undefined;
  /** Folder of the development mailbox; undefined outside development. */
  readonly developmentMailbox: string | undefined;
  /** Folder of templates that replace built-in ones. */
  readonly templatesFolder: string | undefined;
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
          tls: tlsOf(env),
          verifyCertificate: env.EMAIL_TLS_VERIFY,
        }
      : undefined;
    this.developmentMailbox = env.DEBUG ? env.DEVELOPMENT_MAILBOX : undefined;
    this.templatesFolder = env.MAIL_TEMPLATES_FOLDER;
    this.lease = env.MAIL_LEASE_SECONDS;
  }

  static faults(env: Partial<MailEnv & { DEBUG: boolean }>): string[] {
    const faults: string[] = [];
    if (!env.DEBUG && env.EMAIL_HOST === '') {
      faults.push('EMAIL_HOST is missing: outside development mail needs an SMTP server');
    }
    if (!env.DEBUG && env.DEFAULT_FROM_EMAIL === '') {
      faults.push('DEFAULT_FROM_EMAIL is missing: outside development set it to the sender of the mails');
    }
    if (env.EMAIL_HOST_USER && env.EMAIL_USE_TLS === 'off' && !env.EMAIL_USE_SSL && env.EMAIL_TLS_VERIFY) {
      faults.push(
        'EMAIL_USE_TLS is off: EMAIL_HOST_PASSWORD would be sent in clear. Set required, or EMAIL_TLS_VERIFY=0 to allow it',
      );
    }
    return faults;
  }
}

/** A password goes over a verified connection only, unless EMAIL_TLS_VERIFY says otherwise. */
function tlsOf(env: MailEnv): SmtpSettings['tls'] {
  if (env.EMAIL_USE_SSL) return 'implicit';
  const isPasswordSent = env.EMAIL_HOST_USER !== '' && env.EMAIL_TLS_VERIFY;
  return isPasswordSent && env.EMAIL_USE_TLS === 'opportunistic' ? 'required' : env.EMAIL_USE_TLS;
}
