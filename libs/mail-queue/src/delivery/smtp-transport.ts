/** nodemailer's SMTP transport, which also tells a send that was lost after the server had the whole mail. */
import { PassThrough, pipeline } from 'node:stream';
import SMTPTransport from 'nodemailer/lib/smtp-transport/index.js';

/** The server got all of the mail and did not say whether it takes it: it may be delivered, and another send may be a copy. */
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
