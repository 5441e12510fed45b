/** A real SMTP server that keeps mails, and refuses or hangs on request of a test. */
import type { AddressInfo, Socket } from 'node:net';
import { once } from 'node:events';
import { type AddressObject, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** The header `Auto-Submitted`; empty without one. */
  readonly autoSubmitted: string;
}

/** Accept; 451 or 550 at RCPT TO; read the mail and never answer; or close the connection. */
export type Behaviour = 'accept' | 'defer' | 'refuse' | 'hang' | 'drop';

export interface Attempt {
  readonly to: string;
  readonly behaviour: Behaviour;
}

const refusals = { defer: [451, '4.3.0 Try again later'], refuse: [550, '5.1.1 No such mailbox'] } as const;

type Done = (error?: Error | null) => void;

export class SmtpCatcher {
  /** Accepted mails, oldest first; one for each recipient. */
  readonly mails: ReceivedMail[] = [];
  /** Each RCPT TO, accepted or not. */
  readonly attempts: Attempt[] = [];
  /** Each mail that was read to its end, also if it was not accepted. */
  readonly transmitted: { readonly to: string; readonly messageId: string }[] = [];
  /** By the port of the client. */
  readonly #sockets = new Map<number, Socket>();
  readonly #behaviours = new Map<string, Behaviour>();
  readonly #onMail: (mail: ReceivedMail) => unknown;
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onRcptTo: (recipient, _session, done) => this.#takeRecipient(recipient.address, done),
    onData: (stream, session, done) => void this.#takeMail(stream, session, done),
  });

  private constructor(onMail: (mail: ReceivedMail) => unknown) {
    this.#onMail = onMail;
    // Fault tests kill clients during a mail, which must not end this process.
    this.#server.on('error', () => undefined);
    this.#server.server.on('connection', (socket: Socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.once('close', () => this.#sockets.delete(port));
    });
  }

  /** @param onMail called with each accepted mail and awaited before the response to the client */
  static async start(
    port = 0,
    onMail: (mail: ReceivedMail) => unknown = () => undefined,
  ): Promise<SmtpCatcher> {
    const catcher = new SmtpCatcher(onMail);
    catcher.#server.listen(port, '127.0.0.1');
    await once(catcher.#server.server, 'listening');
    return catcher;
  }

  get port(): number {
    return (this.#server.server.address() as AddressInfo).port;
  }

  /** @param recipient an address, or `*` for all others */
  respond(recipient: string, behaviour: Behaviour): void {
    this.#behaviours.set(recipient.toLowerCase(), behaviour);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #behaviourFor(address: string): Behaviour {
    return this.#behaviours.get(address.toLowerCase()) ?? this.#behaviours.get('*') ?? 'accept';
  }

  #takeRecipient(address: string, done: Done): void {
    const behaviour = this.#behaviourFor(address);
    this.attempts.push({ to: address, behaviour });
    if (behaviour !== 'defer' && behaviour !== 'refuse') return done();
    const [responseCode, sentence] = refusals[behaviour];
    done(Object.assign(new Error(sentence), { responseCode }));
  }

  async #takeMail(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): Promise<void> {
    try {
      const mail = await simpleParser(stream);
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      const messageId = mail.messageId ?? '';
      this.transmitted.push(...recipients.map((to) => ({ to, messageId })));
      const behaviours = new Set(recipients.map((address) => this.#behaviourFor(address)));
      if (behaviours.has('hang')) return;
      if (behaviours.has('drop')) return void this.#sockets.get(session.remotePort)?.destroy();
      for (const to of recipients) {
        const caught = {
          to,
          from: (mail.from as AddressObject | undefined)?.text ?? '',
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          messageId,
          autoSubmitted: String(mail.headers.get('auto-submitted') ?? ''),
        };
        this.mails.push(caught);
        await this.#onMail(caught);
      }
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}
