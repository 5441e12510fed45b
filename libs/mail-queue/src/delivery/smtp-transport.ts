/** nodemailer's SMTP transport. It reports `UnconfirmedDelivery` if the connection is lost after the whole mail was transmitted. */
import { PassThrough, pipeline } from 'node:stream';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';

/** The server received the whole mail without confirming it: the mail may be delivered, and a retry may send a copy. */
export class UnconfirmedDelivery extends Error {
  override readonly name = 'UnconfirmedDelivery';

  constructor(cause: Error) {
    super('The connection was lost after the mail was transmitted', { cause });
  }
}

type Send = SMTPTransport['send'];

export class ReportingSmtpTransport extends SMTPTransport {
  override send(mail: Parameters<Send>[0], done: Parameters<Send>[1]): void {
    let isTransmitted = false;
    // The last stage of the message: the connection reads it once the server has agreed to DATA.
    mail.message.processFunc((message) => {
      const output = new PassThrough().once('end', () => (isTransmitted = true));
      pipeline(message, output, () => undefined);
      return output;
    });
    super.send(mail, (error, sent) => {
      const isAnswered = error && 'responseCode' in error && typeof error.responseCode === 'number';
      if (error && isTransmitted && !isAnswered) done(new UnconfirmedDelivery(error));
      else done(error, sent);
    });
  }
}
