/** Verification over TCP, for installations without Kafka: the same answers, and limits for connections. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { ClientProxyFactory, Transport } from '@nestjs/microservices';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { claimsOf, tokensOf } from '../support/tokens/entry-points.js';
import { risesOf, scrape } from '../support/metrics/scrape.js';
import { loggedInPerson } from '../support/people/people.js';
import { signedWithSecret } from '../support/attacks/forged-tokens.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox, environment } = inject('system');
const teardown = new Teardown();
let port: number;
let service: ChildServer;
let token: string;

/** @returns the port of a new auth-service without Kafka */
async function startService(settings: Environment): Promise<[ChildServer, number]> {
  const port = await freePort();
  const tcp = {
    KAFKA_URL: '',
    VERIFY_TCP_PORT: String(port),
    AUTH_SERVICE_HEALTH_PORT: String(await freePort()),
  };
  const app = await startApp('auth-service', { ...environment, ...tcp, ...settings });
  teardown.add(() => app.stop());
  return [app, port];
}

beforeAll(async () => {
  // SECRET_KEY signs here, so that the test can sign tokens of any shape; HOST applies to the health checks only.
  [service, port] = await startService({ TOKEN_ALGORITHM: 'HS256', HOST: '0.0.0.0' });
  const { browser } = await loggedInPerson(gateway, new Mailbox(mailbox));
  token = signed(claimsOf(tokensOf(browser).access));
});

const signed = (claims: object) =>
  signedWithSecret(claims, { alg: 'HS256', typ: 'at+jwt' }, environment['SECRET_KEY']!);

afterAll(() => teardown.run());

async function ask(token: unknown): Promise<object> {
  const client = ClientProxyFactory.create({
    transport: Transport.TCP,
    options: { host: '127.0.0.1', port },
  });
  try {
    return await firstValueFrom(client.send<object>('auth_request', { id: 'a', token }));
  } finally {
    client.close();
  }
}

const failed = { id: 'a', status: 'FAIL', user_id: '', permissions: '' };

describe('a request over TCP', () => {
  it('is answered as over Kafka', async () => {
    expect(await ask(token)).toMatchObject({ id: 'a', status: 'OK' });
    for (const refused of ['', 'garbage', null, 7, 'x'.repeat(30_000)])
      expect(await ask(refused)).toEqual(failed);
  });

  it.each(['null', '7', '"text"', '[]'])('that is %s and no object is FAIL without an id', async (data) => {
    const socket = connect(port, '127.0.0.1');
    const frame = `{"pattern":"auth_request","id":"1","data":${data}}`;
    socket.write(`${frame.length}#${frame}`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    const { response } = JSON.parse(answer.toString().replace(/^\d+#/, '')) as { response: unknown };
    expect(response).toEqual({ status: 'FAIL', user_id: '', permissions: '' });
  });

  it('is counted', async () => {
    const before = await scrape(service.url);
    await ask(token);
    await ask('garbage');
    expect(risesOf(before, await scrape(service.url))).toMatchObject({
      'gatehouse_verifications_total{entry_point="tcp",outcome="accepted"}': 1,
      'gatehouse_verifications_total{entry_point="tcp",outcome="refused"}': 1,
    });
  });

  it('with a signed token whose origin_jti is a number is FAIL', async () => {
    expect(await ask(signed({ ...claimsOf(token), origin_jti: 7 }))).toEqual(failed);
  });
});

/** Writes 100 MB, or until the connection is closed. @returns whether it was closed */
async function isEndedDuring(first: string): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.resume().write(first);
  const megabyte = 'x'.repeat(1024 * 1024);
  for (let written = 0; written < 100 && socket.writable; written += 1) {
    await new Promise((resolve) => {
      socket.once('close', resolve);
      socket.write(megabyte, resolve);
    });
  }
  const isEnded = !socket.writable;
  socket.destroy();
  return isEnded;
}

describe('a connection', () => {
  it.each([
    ['that announces a frame of 100 MB', '100000000#'],
    ['that never ends the length of its frame', ''],
  ])('%s is closed before the data is buffered, and others are served', async (_, first) => {
    expect(await isEndedDuring(first)).toBe(true);
    expect(await ask(token)).toMatchObject({ status: 'OK' });
    expect(service.log()).not.toContain('xxxxxxxx');
  });
});

describe('the port', () => {
  /** Another address of this machine, on which a server bound to 127.0.0.1 is not reachable. */
  const reaches = async (port: number) => {
    const socket = connect(port, '127.0.0.2');
    const isReached = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    return isReached;
  };

  it('listens on loopback, whatever HOST says, unless VERIFY_TCP_HOST opens it', async () => {
    expect(await reaches(port)).toBe(false);
    const [, opened] = await startService({ VERIFY_TCP_HOST: '0.0.0.0' });
    expect(await reaches(opened)).toBe(true);
  });
});
