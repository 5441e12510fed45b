/** The listening connections are cut or hang while sessions end by SQL: caches are not used for long. */
import { Client as Postgres } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { type KnownPerson, logIn, loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { startServer } from '../support/servers/start-server.js';
import { startSystem } from '../support/apps/system.js';
import { TcpProxy } from '../support/servers/tcp-proxy.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

/** The application_name of the listening connections; only these hang. */
const listening = 'gatehouse listener';
const teardown = new Teardown();
let proxy: TcpProxy;
let client: VerificationClient;
let database: Postgres;
let leaving: KnownPerson;
let staying: KnownPerson;

beforeAll(async () => {
  const [postgres, kafka] = await Promise.all([startServer('postgres'), startServer('kafka')]);
  teardown.add(() => Promise.all([postgres.stop(), kafka.stop()]));
  proxy = await TcpProxy.to(postgres.url);
  teardown.add(() => proxy.close());
  const servers = { postgres: proxy.address(postgres.url), redis: '', kafka: kafka.url };
  const system = await startSystem(servers);
  teardown.add(() => system.stop());
  client = await VerificationClient.connect(kafka.url);
  teardown.add(() => client.close());
  const url = new URL(system.addresses.environment['DATABASE_URL']!);
  url.port = new URL(postgres.url).port;
  database = new Postgres({ connectionString: url.href });
  await database.connect();
  teardown.add(() => database.end());
  const { gateway, mailbox } = system.addresses;
  [leaving, staying] = await Promise.all([
    loggedInPerson(gateway, new Mailbox(mailbox)),
    loggedInPerson(gateway, new Mailbox(mailbox)),
  ]);
});

afterAll(() => teardown.run());
beforeEach(() => logIn(leaving));
afterEach(() => proxy.resume());

const tokenOf = ({ browser }: KnownPerson) => browser.jar.get('access_token')!;

/** Whether a session is accepted: by cookie, at `/verify/`, and over Kafka. */
async function entryPoints(person: KnownPerson): Promise<boolean[]> {
  const token = tokenOf(person);
  const [guard, verify, bus] = await Promise.all([
    person.browser.post('/api/v1/test/'),
    person.browser.post('/api/v1/verify/', { token }),
    client.ask(token),
  ]);
  return [guard.status === 200, verify.status === 200, bus.answer.status === 'OK'];
}

const all = (open: boolean) => [open, open, open];

async function endBySql(person: KnownPerson): Promise<void> {
  await database.query(
    'UPDATE sessions SET ended_at = now() WHERE user_id = (SELECT id FROM users WHERE email = $1)',
    [person.email],
  );
}

async function expectDeadAfterASecond(): Promise<void> {
  const ended = performance.now();
  await eventually('A second', () => performance.now() - ended > 1000);
  expect(await entryPoints(leaving)).toEqual(all(false));
  expect(await entryPoints(staying)).toEqual(all(true));
}

const backends = async () =>
  (
    await database.query<{ pid: number }>(
      'SELECT pid FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
      [listening],
    )
  ).rows.map(({ pid }) => pid);

describe('a session ended by SQL', () => {
  it('is rejected within a second while the listening connections are cut', async () => {
    expect(await entryPoints(leaving)).toEqual(all(true));
    const before = await backends();
    expect(before.length).toBeGreaterThanOrEqual(2);
    await database.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [before]);
    await endBySql(leaving);
    await expectDeadAfterASecond();
    await eventually('New connections', async () => {
      const now = await backends();
      return now.length >= 2 && now.every((pid) => !before.includes(pid));
    });
  });

  it('is rejected within a second while the listening connections hang', async () => {
    expect(await entryPoints(leaving)).toEqual(all(true));
    proxy.hang(listening);
    await endBySql(leaving);
    await expectDeadAfterASecond();
    await logIn(leaving);
    expect(await entryPoints(leaving)).toEqual(all(true));
  });
});
