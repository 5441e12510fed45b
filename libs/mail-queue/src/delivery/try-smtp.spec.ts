import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import type { SmtpSettings } from '#config';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { trySmtp } from './try-smtp.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const settings = (port: number, more: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  user: '',
  password: '',
  tls: 'opportunistic',
  verifyCertificate: true,
  ...more,
});

/** @returns the settings of a server that has these options, and the mails that it received whole */
async function smtpServer(options: SMTPServerOptions) {
  const mails: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _, done) {
      stream
        .on('data', () => undefined)
        .on('end', () => {
          mails.push('mail');
          done();
        });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => server.close());
  return { port: (server.server.address() as AddressInfo).port, mails };
}

/** @returns the port of a server that answers every connection and every line with this text */
async function answering(text: string): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('the trial of an SMTP server', () => {
  it('succeeds without sending a mail', async () => {
    const { port, mails } = await smtpServer({});
    expect(await trySmtp(settings(port), 'no-reply@example.com')).toEqual({
      failed: undefined,
      isSecure: false,
    });
    expect(mails).toEqual([]);
  });

  it('reports a server that is away', async () => {
    expect(await trySmtp(settings(1), 'no-reply@example.com')).toMatchObject({
      failed: { step: 'connect', reason: expect.stringContaining('ECONNREFUSED') },
    });
  });

  it.each([
    ['that speaks another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['that says garbage', '\u0000\u0001\ufffd\r\n'],
    ['that refuses everybody', '554 5.7.1 You are blocked\r\n'],
  ])('reports a server %s in one printable line', async (_, text) => {
    const { failed } = await trySmtp(settings(await answering(text)), 'no-reply@example.com');
    expect(failed?.step).toBe('connect');
    expect(failed?.reason).toMatch(/^[\x20-\x7e]+$/);
  });

  it('reports a refused login with the answer of the server, without the password', async () => {
    const { port } = await smtpServer({
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(new Error('Invalid username or password')),
    });
    const trial = await trySmtp(
      settings(port, { user: 'app', password: 'hunter2', tls: 'off' }),
      'a@example.com',
    );
    expect(trial.failed).toMatchObject({ step: 'login', reason: expect.stringContaining('535') });
    expect(JSON.stringify(trial)).not.toContain('hunter2');
  });

  it('reports that TLS is required and not offered', async () => {
    const { port } = await smtpServer({});
    const { failed } = await trySmtp(settings(port, { tls: 'required' }), 'a@example.com');
    expect(failed?.step).toBe('tls');
  });

  it('reports a certificate that is not trusted', async () => {
    const { port } = await smtpServer({ secure: true, disabledCommands: [] });
    const { failed } = await trySmtp(settings(port, { tls: 'implicit' }), 'a@example.com');
    expect(failed?.step).toBe('tls');
  });

  it('reports a refused sender', async () => {
    const refusal = Object.assign(new Error('5.7.1 Sender address rejected: not owned by user'), {
      responseCode: 553,
    });
    const { port } = await smtpServer({ onMailFrom: (_, __, done) => done(refusal) });
    const { failed } = await trySmtp(settings(port), 'a@example.com');
    expect(failed).toMatchObject({ step: 'sender', reason: expect.stringContaining('not owned') });
  });

  it('accepts that the server knows no postmaster', async () => {
    const unknown = Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 });
    const { port } = await smtpServer({ onRcptTo: (_, __, done) => done(unknown) });
    expect((await trySmtp(settings(port), 'a@example.com')).failed).toBeUndefined();
  });
});
