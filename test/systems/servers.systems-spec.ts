/** Servers killed under traffic and restarted: recovery needs no operator, nothing is lost, nothing revoked becomes valid. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { type KnownPerson, logIn, loggedInPerson, register } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { Server } from '../support/servers/server.js';
import { openServersOf } from '../support/servers/open-servers.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const teardown = new Teardown();
let servers: Record<'postgres' | 'redis' | 'kafka', Server>;
let system: RunningSystem;
let client: VerificationClient;
let person: KnownPerson;
let mailbox: Mailbox;

beforeAll(async () => {
  servers = await openServersOf(teardown, ['postgres', 'redis', 'kafka']);
  const { postgres, redis, kafka } = servers;
  const overrides = { MAIL_LEASE_SECONDS: '3' };
  system = await startSystem({ postgres: postgres.url, redis: redis.url, kafka: kafka.url }, overrides);
  teardown.add(() => system.stop());
  mailbox = new Mailbox(system.addresses.mailbox);
  client = await VerificationClient.connect(kafka.url);
  teardown.add(() => client.close());
  person = await loggedInPerson(system.addresses.gateway, mailbox);
});

afterAll(() => teardown.run());

const accessToken = () => person.browser.jar.get('access_token')!;
const post = (path: string, body?: unknown) => person.browser.post(path, body);
const ready = async (app: keyof RunningSystem['apps']) =>
  (await fetch(`${system.addresses[app]}/health/ready`)).json() as Promise<{
    checks: Record<string, string>;
  }>;

/**
 * Sends requests in sequence while `act` runs.
 * @returns the ids of those the broker acknowledged
 */
async function duringTraffic(act: () => Promise<void>): Promise<string[]> {
  const acknowledged: string[] = [];
  const over = new AbortController();
  const sending = (async () => {
    while (!over.signal.aborted) {
      const id = randomUUID();
      await client.send(JSON.stringify({ id, token: accessToken() }), id).then(
        () => acknowledged.push(id),
        () => pause(50),
      );
    }
  })();
  try {
    await act();
  } finally {
    over.abort();
    await sending;
  }
  return acknowledged;
}

/** Each has its answer, and repeated answers agree. */
async function expectAllAnsweredOk(ids: readonly string[]): Promise<void> {
  expect(ids.length).toBeGreaterThan(0);
  await eventually(
    'An answer to every request',
    () => ids.every((id) => client.answersTo(id).length > 0),
    60,
  );
  const statuses = new Set(ids.flatMap((id) => client.answersTo(id).map(({ answer }) => answer.status)));
  expect([...statuses]).toEqual(['OK']);
}

describe('Kafka killed under traffic', () => {
  it('does not affect HTTP, is reported, and all requests are answered after the restart', async () => {
    const ids = await duringTraffic(async () => {
      await client.ask(accessToken());
      await servers.kafka.kill();
      await eventually('The report', async () => (await ready('authService')).checks['kafka'] === 'down', 15);
      expect((await post('/api/v1/test/')).status).toBe(200);
      expect((await fetch(`${system.addresses.authService}/health/live`)).status).toBe(200);
      await servers.kafka.restart();
      await expectAnswerWithin(15);
    });
    await expectAllAnsweredOk(ids);
  });

  it('frozen and thawed, is used again', async () => {
    const ids = await duringTraffic(async () => {
      await client.ask(accessToken());
      await servers.kafka.freeze();
      await eventually('The report', async () => (await ready('authService')).checks['kafka'] === 'down', 15);
      await servers.kafka.thaw();
    });
    await expectAllAnsweredOk(ids);
  });
});

describe('PostgreSQL killed under traffic', () => {
  it('causes 503 and unanswered requests, never a wrong answer, and recovery needs no restart of the apps', async () => {
    const ids = await duringTraffic(async () => {
      await client.ask(accessToken());
      await servers.postgres.kill();
      const refused = await post('/api/v1/test/');
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await post('/api/v1/login/', { email: person.email, password: person.password })).status).toBe(
        503,
      );
      expect((await post('/api/v1/verify/', { token: accessToken() })).status).toBe(503);
      expect((await ready('gateway')).checks['database']).toBe('down');
      await servers.postgres.restart();
      await eventually('The answer', async () => (await post('/api/v1/test/')).status === 200, 5);
    });
    await expectAllAnsweredOk(ids);
  });
});

describe('Redis killed and wiped', () => {
  it('loses no mail, blocks no request, and revives no session', async () => {
    const token = accessToken();
    expect((await post('/api/v1/logout/')).status).toBe(200);
    await servers.redis.kill();
    await logIn(person);
    const registered = await register(system.addresses.gateway);
    await servers.redis.restart();
    await mailbox.mail(registered.email, 1, 60);
    expect((await client.ask(token)).answer.status).toBe('FAIL');
    expect((await client.ask(accessToken())).answer.status).toBe('OK');
  });
});

describe('one of two auth-services', () => {
  it('that gets SIGTERM under load exits with 0 and leaves no request unanswered', async () => {
    const second = await startApp('auth-service', system.addresses.environment);
    const ids = await duringTraffic(async () => {
      await client.ask(accessToken());
      await second.stop();
      expect(second.exitCode).toBe(0);
    });
    await expectAllAnsweredOk(ids);
  });
});

describe('an app killed and started again', () => {
  it('keeps live sessions and revives no ended one', async () => {
    const ended = accessToken();
    expect((await post('/api/v1/logout/')).status).toBe(200);
    await logIn(person);
    for (const app of ['gateway', 'authService'] as const) {
      await system.apps[app].kill();
      await system.apps[app].restart();
    }
    expect((await client.ask(ended)).answer.status).toBe('FAIL');
    expect((await client.ask(accessToken())).answer.status).toBe('OK');
    expect((await post('/api/v1/test/')).status).toBe(200);
  });

  it.each(['gateway', 'authService', 'worker'] as const)('%s exits with 0 on SIGTERM', async (app) => {
    await system.apps[app].stop();
    expect(system.apps[app].exitCode).toBe(0);
    await system.apps[app].restart();
  });
});

/** The promise covers the service: the first answer to a request sent after the broker is back. */
async function expectAnswerWithin(seconds: number): Promise<void> {
  const id = randomUUID();
  await client.send(JSON.stringify({ id, token: accessToken() }), id);
  await client.answerTo(id, seconds);
}
