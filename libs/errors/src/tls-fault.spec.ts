import { once } from 'node:events';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { connect, type ConnectionOptions, createServer, type TlsOptions } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authority, thisMachine } from '../../../test/support/servers/certificates.js';
import { tlsFaultOf } from './tls-fault.js';

const servers: Server[] = [];
let authority: Authority;
let foreign: Authority;

beforeAll(async () => {
  [authority, foreign] = [await Authority.create('Ours'), await Authority.create('Foreign')];
});

afterAll(() => servers.forEach((server) => server.close()));

async function serve(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const serveTls = (options: TlsOptions) =>
  serve(createServer(options, (socket) => socket.on('error', () => undefined).end('hello')));

/** @returns what a client that trusts our authority alone says about the server; undefined when TLS succeeds */
async function faultAt(port: number, options: ConnectionOptions = {}): Promise<string | undefined> {
  const socket = connect({ host: '127.0.0.1', port, ca: authority.pem, ...options });
  const error = await new Promise<unknown>((resolve) => {
    socket.once('error', resolve).once('data', () => resolve(undefined));
  });
  socket.destroy();
  return error === undefined ? undefined : tlsFaultOf(error, 'KAFKA_SSL', `127.0.0.1:${port}`);
}

describe('tlsFaultOf', () => {
  it('names the place, the reason and the remedy of a certificate of a foreign authority', async () => {
    const port = await serveTls(await foreign.issue({ name: 'server' }));
    expect(await faultAt(port)).toBe(
      `TLS to Kafka at 127.0.0.1:${port} failed (unable to verify the first certificate). ` +
        'Its certificate is from an authority that is not trusted here. Name the authority in KAFKA_SSL_CA_FILE.',
    );
  });

  it('tells a certificate for another name', async () => {
    const elsewhere = [{ type: 'dns', value: 'elsewhere.example.com' }] as const;
    const port = await serveTls(await authority.issue({ name: 'server', places: elsewhere }));
    expect(await faultAt(port)).toContain('Its certificate is for another name.');
  });

  it('tells an expired certificate', async () => {
    const port = await serveTls(await authority.issue({ name: 'server', places: thisMachine, days: -1 }));
    expect(await faultAt(port)).toContain('Its certificate has expired. Renew it on the server.');
  });

  it.each([
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'ssl/tls alert certificate required'],
    ['ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE', 'sslv3 alert bad certificate'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'tlsv1 alert unknown ca'],
    ['28000', 'connection requires a valid client certificate'],
  ])('tells a server that does not accept the client certificate by %s', (code, message) => {
    const sentence = tlsFaultOf(Object.assign(new Error(message), { code }), 'DB_SSL', 'db:5432');
    expect(sentence).toBe(
      `TLS to PostgreSQL at db:5432 failed (${message}). ` +
        'It requires a client certificate that it accepts. Set DB_SSL_CERT_FILE and DB_SSL_KEY_FILE to a valid one.',
    );
  });

  it('tells a server that answers without TLS, or ends the connection', async () => {
    const answering = await serve(
      createPlainServer((socket) => socket.on('error', () => undefined).end('-ERR\r\n')),
    );
    const ending = await serve(
      createPlainServer((socket) => socket.on('error', () => undefined).once('data', () => socket.end())),
    );
    expect(await faultAt(answering)).toContain('It does not complete TLS on this port.');
    expect(await faultAt(ending)).toContain('It does not complete TLS on this port.');
  });

  it('says nothing about errors that are not about TLS', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });
    expect(tlsFaultOf(refused, 'DB_SSL', '127.0.0.1:1')).toBeUndefined();
    expect(tlsFaultOf(undefined, 'DB_SSL', '127.0.0.1:1')).toBeUndefined();
  });
});
