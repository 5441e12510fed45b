/** Tries an SMTP server for a diagnosis: connection, TLS, login and sender. Sends no mail. */
import { Readable } from 'node:stream';
import type { SmtpSettings } from '#config';
import type SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { smtpOptions } from './mailer-options.js';

export interface SmtpTrial {
  /** The step that failed; undefined if none did. */
  readonly failed:
    { readonly step: 'connect' | 'tls' | 'login' | 'sender'; readonly reason: string } | undefined;
  /** Whether TLS protects the connection. */
  readonly isSecure: boolean;
}

interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly response?: string | undefined;
}

/** Milliseconds for each step. */
const patience = {
  connectionTimeout: 3_000,
  greetingTimeout: 3_000,
  socketTimeout: 4_000,
  dnsTimeout: 3_000,
};

/**
 * @param sender address from which mails come
 * @returns what the server refused; never throws
 */
export async function trySmtp(settings: SmtpSettings, sender: string): Promise<SmtpTrial> {
  // Loaded here, so that commands that only read the mail queue need not load it.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection/index.js');
  const connection = new Connection({ ...smtpOptions(settings), ...patience });
  // Errors between two steps reach the callback of the next one.
  connection.on('error', () => undefined);
  let step: 'connect' | 'login' | 'sender' = 'connect';
  try {
    await connected(connection);
    step = 'login';
    if (settings.user) await loggedIn(connection, { user: settings.user, pass: settings.password });
    step = 'sender';
    await offered(connection, sender);
    return { failed: undefined, isSecure: connection.secure };
  } catch (error) {
    const failure = error as SmtpError;
    const failed = { step: isTlsFault(failure) ? ('tls' as const) : step, reason: answerOf(failure) };
    return { failed, isSecure: connection.secure };
  } finally {
    connection.close();
  }
}

const connected = (connection: SMTPConnection) =>
  new Promise<void>((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(new Error('The server closed the connection')));
    connection.connect((error) => (error ? reject(error) : resolve()));
  });

const loggedIn = (connection: SMTPConnection, credentials: { user: string; pass: string }) =>
  new Promise<void>((resolve, reject) => {
    connection.login({ credentials }, (error) => (error ? reject(error) : resolve()));
  });

/**
 * Offers a mail from the sender to the postmaster of its domain, whom every server accepts (RFC 5321 section 4.5.1), and ends the connection
 * where the text would begin: the server discards the mail (section 4.1.1.4).
 */
const offered = (connection: SMTPConnection, sender: string) =>
  new Promise<void>((resolve, reject) => {
    const text = new Readable({
      read() {
        resolve();
        connection.close();
      },
    });
    text.on('error', () => undefined);
    const to = `postmaster@${sender.slice(sender.lastIndexOf('@') + 1)}`;
    connection.send({ from: sender, to: [to] }, text, (error) => {
      if (error && isAboutSender(error)) reject(error);
      else resolve();
    });
  });

/** A server may refuse the postmaster, or postpone the mail: both say nothing about the sender. */
function isAboutSender({ command, response = '' }: SmtpError): boolean {
  if (!response.startsWith('5')) return false;
  return command === 'MAIL FROM' || /\b5\.7\.\d|sender|not owned|relay/i.test(response);
}

const isTlsFault = ({ code, message }: SmtpError): boolean =>
  code === 'ETLS' || /STARTTLS|certificate|self.signed|SSL|TLS/i.test(message);

/** The last line that the server sent, which says most. */
function answerOf({ message, response }: SmtpError): string {
  const [line] = (response ?? message).split(/\r?\n/).slice(-1);
  return (line || message).replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
}
