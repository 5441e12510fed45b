/** The previous version is replaced by this one under load, as an operator does it: `migrate`, then one app after another. */
import { createGatehouse, type Gatehouse } from '@gatehouse/service';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mustRun } from '../support/apps/run-command.js';
import { type AppName, startApp } from '../support/apps/start-app.js';
import { prepareSystem, type SystemParts } from '../support/apps/system.js';
import { addPeople } from '../support/database/large-database.js';
import { eventually } from '../support/eventually.js';
import { logInMany, type Member } from '../support/people/logged-in-people.js';
import type { ChildServer } from '../support/servers/child-server.js';
import { openServers } from '../support/servers/open-servers.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';
import { earlierVersion, previousVersion } from '../support/upgrades/earlier-version.js';
import { LoadBalancer } from '../support/upgrades/load-balancer.js';
import { type Phase, UpgradeLoad } from '../support/upgrades/upgrade-load.js';

const people = 20_000;
const sessionsEach = 50;
const members = 16;

const teardown = new Teardown();
const started: ChildServer[] = [];
let system: SystemParts;
let database: Client;
let balancer: LoadBalancer;
let load: UpgradeLoad;
let phases: Phase[];

/** @param version folder of an earlier version; this version when left out */
async function start(name: AppName, version?: string): Promise<ChildServer> {
  const environment = { ...system.environment, PORT: String(await freePort()) };
  const app = await startApp(name, environment, undefined, version);
  teardown.add(() => app.stop());
  started.push(app);
  if (name === 'gateway') {
    balancer.add(app.url);
    await eventually('Readiness of the gateway', () => balancer.isReady(app.url), 30);
  }
  return app;
}

/** The new app is ready before the old one gets SIGTERM. */
async function replace(name: AppName, old: ChildServer): Promise<void> {
  await start(name);
  await old.stop();
  expect(old.exitCode).toBe(0);
}

async function rollOver(name: AppName, old: readonly ChildServer[]): Promise<void> {
  for (const app of old) await replace(name, app);
}

function migrate(version?: string) {
  const { environment, database } = system;
  return mustRun(['migrate'], { ...environment, ...database.appRole, DATABASE_URL: database.url }, version);
}

async function service(
  kafka: string,
  mode: 'ask' | 'local',
  [member]: readonly Member[],
): Promise<Gatehouse> {
  const brokers = [new URL(kafka).host];
  const gatehouse = createGatehouse({ kafka: { brokers }, gateway: balancer.url, mode });
  teardown.add(() => gatehouse.close());
  await eventually(
    `A verification by ${mode}`,
    async () => Boolean(await gatehouse.verify(member!.token)),
    30,
  );
  return gatehouse;
}

async function count(sql: string): Promise<number> {
  const { rows } = await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
  return rows[0]!.count;
}

beforeAll(async () => {
  const [previous, servers] = await Promise.all([earlierVersion(previousVersion), openServers(teardown)]);
  balancer = await LoadBalancer.start();
  teardown.add(() => balancer.stop());
  const settings = { PUBLIC_URL: balancer.url, LOG_LEVEL: 'info', SHUTDOWN_DELAY_SECONDS: '2' };
  system = await prepareSystem(servers, settings, teardown);
  await migrate(previous);
  database = new Client({ connectionString: system.database.url });
  await database.connect();
  teardown.add(() => database.end());
  await addPeople(database, { users: people, sessionsEach });

  const startTwo = (name: AppName) => Promise.all([start(name, previous), start(name, previous)]);
  const [gateways, authServices] = [await startTwo('gateway'), await startTwo('auth-service')];
  const worker = await start('worker', previous);
  const {
    mailbox,
    environment,
    database: { url },
  } = system;
  const addresses = { gateway: balancer.url, authService: authServices[0].url, worker: worker.url };
  const loggedIn = await logInMany(
    { ...addresses, mailbox, environment, ownerDatabase: url, logFiles: [] },
    members,
  );
  const services = {
    'verification by Kafka': await service(servers.kafka, 'ask', loggedIn),
    'local verification': await service(servers.kafka, 'local', loggedIn),
  };

  load = new UpgradeLoad(loggedIn, services);
  const isAnswered = (requests: number) => {
    const total = () => [...load.answers.values()].reduce((sum, answers) => sum + answers, 0);
    const before = total();
    return eventually(`${requests} answers`, () => total() - before >= requests, 60);
  };
  phases = [
    await load.phase('before', () => isAnswered(500)),
    await load.phase('migrate', () => migrate()),
    await load.phase('the gateways', () => rollOver('gateway', gateways)),
    await load.phase('the auth-services', () => rollOver('auth-service', authServices)),
    await load.phase('the worker', () => rollOver('worker', [worker])),
    await load.phase('after', () => isAnswered(500)),
  ];
  await load.stop();
  const answers = Object.fromEntries(load.answers);
  console.log(JSON.stringify({ phases, answers, refusedConnections: balancer.refusedConnections }, null, 2));
}, 300_000);

afterAll(() => teardown.run());

describe('an upgrade of a running system with 1,000,000 sessions', () => {
  it('answers every request of browsers and services', () => {
    const kinds = ['local verification', 'login', 'read', 'refresh', 'verification by Kafka', 'write'];
    expect([...load.answers.keys()].toSorted()).toEqual(kinds.map((kind) => `${kind} 200`));
    for (const { name, requests } of phases) expect(requests, name).toBeGreaterThan(0);
  });

  it('ends no session', async () => {
    for (const browser of load.browsers) {
      expect((await browser.post('/api/v1/login/refresh/')).status).toBe(200);
      expect((await browser.get('/api/v1/me/')).status).toBe(200);
    }
    const filled = `sessions JOIN users ON users.id = user_id WHERE password_hash = '!'`;
    expect(await count(filled)).toBe(people * sessionsEach);
    expect(await count(`security_events WHERE kind = 'session.ended'`)).toBe(0);
  });

  it('delivers every mail', async () => {
    expect(await count('mail_outbox')).toBeGreaterThan(members);
    await eventually(
      'The delivery of all mails',
      async () => (await count('mail_outbox WHERE sent_at IS NULL')) === 0,
      30,
    );
  });

  it('reports no reuse of a refresh token', async () => {
    expect(await count(`security_events WHERE kind = 'session.refresh_reused'`)).toBe(0);
    expect(started.map((app) => app.log()).join('\n')).not.toContain('refresh_reused');
  });
});
