import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { loadSettings } from '#config';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mailerOptions } from './mailer-options.js';
import { UnconfirmedDelivery } from './smtp-transport.js';

const servers: SMTPServer[] = [];
let passwords: string[] = [];
let mails = 0;
let secureMails = 0;

/** With the self-signed certificate of `smtp-server`. */
async function listen(options: SMTPServerOptions = {}): Promise<number> {
  [passwords, mails, secureMails] = [[], 0, 0];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _session, done) => {
      passwords.push(password ?? '');
      done(null, { user: username });
    },
    onData: (stream, session, done) => {
      stream.resume().on('end', () => {
        mails += 1;
        if (session.secure) secureMails += 1;
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server.server, 'listening');
  return (server.server.address() as AddressInfo).port;
}

/** @param environment settings of mail beyond host and port */
function send(port: number, environment: Record<string, string> = {}): Promise<unknown> {
  return sender(port, environment)();
}

/** Its mails may share connections. */
function sender(port: number, environment: Record<string, string> = {}): () => Promise<unknown> {
  const { transport } = mailerOptions(settingsOf(port, environment));
  const mailer = createTransport(transport as Parameters<typeof createTransport>[0]);
  return () => mailer.sendMail(mail);
}

const mail = { from: 'a@example.org', to: 'b@example.org', text: 'x' };

function settingsOf(port: number, environment: Record<string, string> = {}) {
  return loadSettings({
    DEBUG: '1',
    SECRET_KEY: 'a key for specs alone',
    DATABASE_URL: 'postgres://localhost/gatehouse',
    EMAIL_HOST: '127.0.0.1',
    EMAIL_PORT: String(port),
    ...environment,
  }).mail;
}

const login = { EMAIL_HOST_USER: 'user', EMAIL_HOST_PASSWORD: 'secret' };
const withoutTls = { disabledCommands: ['STARTTLS'] };

afterEach(() =>
  Promise.all(servers.splice(0).map((server) => new Promise<void>((end) => server.close(end)))),
);

describe('a password', () => {
  it('is not sent to a server without TLS, and neither is the mail', async () => {
    const port = await listen(withoutTls);
    await expect(send(port, login)).rejects.toThrow();
    expect([passwords, mails]).toEqual([[], 0]);
  });

  it.each([
    {},
    { EMAIL_USE_TLS: 'opportunistic' },
    { EMAIL_USE_TLS: 'False' },
    { EMAIL_USE_TLS: 'required' },
  ])('is not sent to a server whose certificate cannot be verified, with %j', async (environment) => {
    const port = await listen();
    await expect(send(port, { ...login, ...environment })).rejects.toThrow();
    expect([passwords, mails]).toEqual([[], 0]);
  });

  it('is not sent by implicit TLS to a server whose certificate cannot be verified', async () => {
    const port = await listen({ secure: true });
    await expect(send(port, { ...login, EMAIL_USE_SSL: '1' })).rejects.toThrow();
    expect(passwords).toEqual([]);
  });

  it.each([
    ['a certificate that cannot be verified', {}, { EMAIL_USE_TLS: 'required' }],
    ['no TLS', withoutTls, {}],
    ['TLS switched off', {}, { EMAIL_USE_TLS: 'off' }],
  ])('is sent with EMAIL_TLS_VERIFY=0 over a connection with %s', async (_, options, environment) => {
    const port = await listen(options);
    await send(port, { ...login, ...environment, EMAIL_TLS_VERIFY: '0' });
    expect([passwords, mails]).toEqual([['secret'], 1]);
  });

  it('is refused by the settings with TLS switched off', async () => {
    const port = await listen();
    expect(() => send(port, { ...login, EMAIL_USE_TLS: 'off' })).toThrow(
      'EMAIL_HOST_PASSWORD would be sent in clear',
    );
  });
});

describe('STARTTLS without a login', () => {
  it('is used where the server offers it, whatever its certificate, and left out where not', async () => {
    await send(await listen());
    expect([mails, secureMails]).toEqual([1, 1]);
    await send(await listen(withoutTls), { EMAIL_USE_TLS: 'False' });
    expect([mails, secureMails]).toEqual([1, 0]);
  });

  it('is not used when it is off, even if the server offers a broken one', async () => {
    // The server offers TLS and cannot speak any version of it.
    const port = await listen({
      minVersion: 'TLSv1.3',
      maxVersion: 'TLSv1.3',
      ciphers: 'TLS_AES_128_CCM_8_SHA256',
    });
    await expect(send(port)).rejects.toThrow();
    expect(mails).toBe(0);
    await send(port, { EMAIL_USE_TLS: 'off' });
    expect([mails, secureMails]).toEqual([1, 0]);
  });

  it.each(['required', 'True', '1'])('is required, with a verified certificate, by %s', async (value) => {
    await expect(send(await listen(), { EMAIL_USE_TLS: value })).rejects.toThrow();
    await expect(send(await listen(withoutTls), { EMAIL_USE_TLS: value })).rejects.toThrow();
    expect(mails).toBe(0);
  });
});

describe('a connection that is lost', () => {
  const lostAt = async (options: (drop: () => void) => SMTPServerOptions): Promise<number> => {
    const sockets = new Set<Socket>();
    const port = await listen({
      ...withoutTls,
      ...options(() => sockets.forEach((socket) => socket.destroy())),
    });
    servers.at(-1)!.server.on('connection', (socket: Socket) => sockets.add(socket));
    return port;
  };

  it('after the whole mail was sent has an unknown outcome', async () => {
    const port = await lostAt((drop) => ({ onData: (stream) => void stream.resume().on('end', drop) }));
    await expect(send(port)).rejects.toBeInstanceOf(UnconfirmedDelivery);
  });

  it('before the whole mail was sent is a failure', async () => {
    const port = await lostAt((drop) => ({ onRcptTo: drop }));
    await expect(send(port)).rejects.not.toBeInstanceOf(UnconfirmedDelivery);
  });

  it('after the reply of the server does not change the outcome', async () => {
    const port = await listen({
      ...withoutTls,
      onData: (stream, _session, done) =>
        void stream
          .resume()
          .on('end', () => done(Object.assign(new Error('5.2.252 no'), { responseCode: 554 }))),
    });
    await expect(send(port)).rejects.toMatchObject({ responseCode: 554 });
  });
});

describe('mails one after another', () => {
  /** With its connections, in the order of their beginning. */
  const listenTo = async (options: SMTPServerOptions = {}) => {
    const port = await listen({ ...withoutTls, ...options });
    const sockets: Socket[] = [];
    servers.at(-1)!.server.on('connection', (socket: Socket) => sockets.push(socket));
    return { port, sockets };
  };

  it('share a connection, which ends soon after the last', async () => {
    const { port, sockets } = await listenTo();
    const sendNext = sender(port);
    for (let count = 0; count < 3; count++) await sendNext();
    expect([mails, sockets.length]).toEqual([3, 1]);
    if (!sockets[0]!.destroyed) await once(sockets[0]!, 'close');
  });

  it('are each sent once, also where the server ends the connection between them', async () => {
    const { port, sockets } = await listenTo();
    const sendNext = sender(port);
    await sendNext();
    sockets[0]!.destroy();
    await sendNext();
    expect([mails, sockets.length]).toEqual([2, 2]);
  });

  it('are sent after the module was closed: deliveries that run at the shutdown end', async () => {
    const { port } = await listenTo();
    const { transport } = mailerOptions(settingsOf(port));
    (transport as { close(): void }).close();
    await createTransport(transport as Parameters<typeof createTransport>[0]).sendMail(mail);
    expect(mails).toBe(1);
  });
});
