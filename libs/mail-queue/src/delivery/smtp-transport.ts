/**
 * nodemailer's pooled SMTP transport: mails that wait share connections. It reports `UnconfirmedDelivery` if the connection is lost
 * after the whole mail was transmitted.
 */
import { PassThrough, pipeline } from 'node:stream';
import SMTPPool from 'nodemailer/lib/smtp-pool/index.js';

/** The server received the whole mail without confirming it: the mail may be delivered, and a retry may send a copy. */
export class UnconfirmedDelivery extends Error {
  override readonly name = 'UnconfirmedDelivery';

  constructor(cause: Error) {
    super('The connection was lost after the mail was transmitted', { cause });
  }
}

type Send = SMTPPool['send'];

export class ReportingSmtpTransport extends SMTPPool {
  override send(mail: Parameters<Send>[0], done: Parameters<Send>[1]): boolean {
    let isTransmitted = false;
    // The last stage of the message: the connection reads it once the server has agreed to DATA.
    mail.message.processFunc((message) => {
      // The pool repeats a mail only before its transmission; this makes sure of it.
      if (isTransmitted) message.destroy(new Error('The mail was transmitted before'));
      const output = new PassThrough().once('end', () => (isTransmitted = true));
      pipeline(message, output, () => undefined);
      return output;
    });
    return super.send(mail, (error, sent) => {
      const isAnswered = error && 'responseCode' in error && typeof error.responseCode === 'number';
      if (error && isTransmitted && !isAnswered) done(new UnconfirmedDelivery(error));
      else done(error, sent);
    });
  }

  /** Nest closes the transport before the last deliveries end. Connections without a mail end by themselves. */
  override close(): void {}
}
