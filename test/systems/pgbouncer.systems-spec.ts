/** The whole service behind a real PgBouncer in transaction mode, with fewer server than client connections. */
import { randomBytes } from 'node:crypto';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Environment, startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { mustRun, runCommand } from '../support/apps/run-command.js';
import { eventually } from '../support/eventually.js';
import { loggedInPerson, register, uniquePassword, workerProfile } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { freshDatabase } from '../support/database/fresh-database.js';
import { Mailbox } from '../support/mail/mailbox.js';
import type { Behaviour } from '../support/mail/smtp-catcher.js';
import { api } from '../support/people/organisations.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { openServers } from '../support/servers/open-servers.js';
import { type PgBouncer, startPgBouncer } from '../support/servers/pgbouncer.js';
import { type RunningSystem, type ServerAddresses, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { expectWholeJourney } from './journey.js';

const teardown = new Teardown();
let servers: ServerAddresses;
let system: RunningSystem;
let bus: VerificationClient;
let owner: Postgres;

/** Few, so that consecutive statements often use different server connections. */
const scarce = ['default_pool_size = 4'];

async function pooler(urls: readonly string[]): Promise<PgBouncer> {
  const started = await startPgBouncer(urls, scarce);
  teardown.add(() => started.stop());
  return started;
}

beforeAll(async () => {
  servers = await openServers(teardown);
  system = await startSystem(servers, async ({ url, appUrl }) => ({
    DATABASE_URL: (await pooler([url, appUrl])).address(appUrl),
    DB_NAMED_STATEMENTS: '0',
    MAIL_LEASE_SECONDS: '2',
  }));
  teardown.add(() => system.stop());
  bus = await VerificationClient.connect(servers.kafka);
  teardown.add(() => bus.close());
  owner = new Postgres({ connectionString: system.addresses.ownerDatabase });
  await owner.connect();
  teardown.add(() => owner.end());
});

afterAll(() => teardown.run());

/** One more gateway, on a port of its own. */
async function startGateway(overrides: Environment = {}): Promise<ChildServer> {
  const PORT = String(await freePort());
  const own = { PORT, CORS_ORIGINS: `http://127.0.0.1:${PORT}` };
  const gateway = await startApp('gateway', { ...system.addresses.environment, ...own, ...overrides });
  teardown.add(() => gateway.stop());
  return gateway;
}

async function registerTo(behaviour: Behaviour): Promise<string> {
  const email = `pooled.${randomBytes(6).toString('hex')}@example.org`;
  system.smtp.respond(email, behaviour);
  const body = { email, password: uniquePassword(), profile: workerProfile() };
  expect((await new Browser(system.addresses.gateway).post(api('register/'), body)).status).toBe(201);
  return email;
}

const arrived = (email: string) => system.smtp.mails.filter(({ to }) => to === email).length;
const attempts = (email: string) => system.smtp.attempts.filter(({ to }) => to === email).length;

describe('behind PgBouncer in transaction mode', () => {
  it('users register, get their mail, log in, use a second factor, refresh, are verified over Kafka and log out', async () => {
    await expectWholeJourney(system.addresses, bus);
  });

  it('many users do so at the same time', async () => {
    await Promise.all(Array.from({ length: 6 }, () => expectWholeJourney(system.addresses, bus)));
  });

  it('a session that ends at one gateway is immediately refused by another one, and over Kafka', async () => {
    const other = await startGateway();
    const person = await loggedInPerson(system.addresses.gateway, new Mailbox(system.addresses.mailbox));
    const token = person.browser.jar.get('access_token')!;
    const elsewhere = new Browser(other.url);
    expect((await elsewhere.post(api('verify/'), { token })).status).toBe(200);
    expect((await bus.ask(token)).answer.status).toBe('OK');
    expect((await person.browser.post(api('logout/'))).status).toBe(200);
    expect((await elsewhere.post(api('verify/'), { token })).status).toBe(401);
    expect((await bus.ask(token)).answer.status).toBe('FAIL');
  });

  it('a mail deferred with 451 is sent when the mail server accepts it', async () => {
    const email = await registerTo('defer');
    await eventually('Three attempts', () => attempts(email) >= 3, 60);
    system.smtp.respond(email, 'accept');
    await eventually('The mail', () => arrived(email) === 1, 60);
  });

  it('a mail whose worker is killed during the delivery is sent after the restart, twice at most', async () => {
    const email = await registerTo('hang');
    await eventually('The hanging attempt', () => attempts(email) > 0, 30);
    await system.apps.worker.kill();
    system.smtp.respond(email, 'accept');
    await system.apps.worker.restart();
    await eventually('The mail', () => arrived(email) > 0, 60);
    await eventually('The row is closed', async () => {
      const { rows } = await owner.query(
        'SELECT FROM mail_outbox WHERE recipient = $1 AND sent_at IS NOT NULL',
        [email],
      );
      return rows.length === 1;
    });
    expect(arrived(email)).toBeLessThanOrEqual(2);
  });

  it('two workers send each of many mails once', async () => {
    const second = await startApp('worker', system.addresses.environment);
    teardown.add(() => second.stop());
    const people = await Promise.all(Array.from({ length: 20 }, () => register(system.addresses.gateway)));
    await eventually('All mails', () => people.every(({ email }) => arrived(email) > 0), 60);
    expect(people.map(({ email }) => arrived(email))).toEqual(people.map(() => 1));
  });

  it('no lock, LISTEN or prepared statement stays behind on a connection of the pooler', async () => {
    const { rows } = await owner.query(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory'
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    expect(rows).toEqual([]);
    const listening = await owner.query(
      `SELECT query FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    expect(listening.rows).toEqual([]);
  });

  it('the log says once that verification does not use its cache, and what to do', async () => {
    const lines = system.apps.gateway.log().split('\n');
    const warnings = lines.filter((line) => line.includes('Notifications do not pass a connection pooler'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('DATABASE_LISTEN_URL');
  });

  it('migrations run once, however many processes start them at the same time', async () => {
    const { url, appRole, drop } = await freshDatabase(servers.postgres);
    teardown.add(drop);
    const pooled = (await pooler([url])).address(url);
    const environment = {
      ...system.addresses.environment,
      ...appRole,
      DATABASE_URL: pooled,
    };
    const runs = await Promise.all(Array.from({ length: 3 }, () => runCommand(['migrate'], environment)));
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
    expect(runs.filter(({ stdout }) => stdout.includes('applied'))).toHaveLength(1);
    await mustRun(['seed'], {
      ...environment,
      SUPERUSER_EMAIL: 'root@example.org',
      SUPERUSER_PASSWORD: uniquePassword(),
    });
  });
});

describe('with DATABASE_LISTEN_URL beside the pooler', () => {
  it('notifications arrive, and sessions ended by SQL are refused within a second', async () => {
    const gateway = await startGateway({ DATABASE_LISTEN_URL: appUrl() });
    const person = await loggedInPerson(system.addresses.gateway, new Mailbox(system.addresses.mailbox));
    const browser = new Browser(gateway.url);
    const token = person.browser.jar.get('access_token')!;
    const verified = async () => (await browser.post(api('verify/'), { token })).status;
    expect(await verified()).toBe(200);
    await eventually('The listener', async () => {
      const { rows } = await owner.query(
        `SELECT FROM pg_stat_activity WHERE application_name = 'gatehouse listener' AND datname = current_database()`,
      );
      return rows.length === 1;
    });
    await owner.query('UPDATE sessions SET ended_at = now() WHERE user_id = $1', [person.userId]);
    await eventually('The refusal', async () => (await verified()) === 401, 2);
    expect(gateway.log()).not.toContain('Notifications do not pass');
  });

  it('notifications of another database are ignored, and the log says so', async () => {
    const other = await freshDatabase(servers.postgres);
    teardown.add(() => other.drop());
    const gateway = await startGateway({ DATABASE_LISTEN_URL: other.url });
    const person = await loggedInPerson(gateway.url, new Mailbox(system.addresses.mailbox));
    const token = person.browser.jar.get('access_token')!;
    const verified = async () => (await new Browser(gateway.url).post(api('verify/'), { token })).status;
    // The first verification makes the gateway listen.
    expect(await verified()).toBe(200);
    await eventually('The warning', () =>
      gateway.log().includes('DATABASE_LISTEN_URL leads to another database than DATABASE_URL'),
    );
    await owner.query('UPDATE sessions SET ended_at = now() WHERE user_id = $1', [person.userId]);
    expect(await verified()).toBe(401);
  });
});

/** The URL of PostgreSQL without the pooler, for the role of the apps. */
function appUrl(): string {
  const direct = new URL(system.addresses.environment['DATABASE_URL']!);
  direct.host = new URL(servers.postgres).host;
  return direct.href;
}
