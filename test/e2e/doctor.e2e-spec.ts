/** `doctor`: an installation of its own, broken in one way at a time. */
import { mkdtempSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import kafkajs, { Kafka, logLevel, type Admin } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import type { Environment } from '../support/apps/start-app.js';
import { startSystem, type SystemAddresses } from '../support/apps/system.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { api, superuserOf } from '../support/people/organisations.js';
import { openServers } from '../support/servers/open-servers.js';
import { temporary } from '../support/test-run/process-guard.js';
import { Teardown } from '../support/test-run/teardown.js';

interface Diagnosis {
  readonly state: string;
  readonly checks: readonly {
    readonly name: string;
    readonly state: string;
    readonly findings: readonly { readonly code: string; readonly severity: string; readonly what: string }[];
  }[];
  readonly mended?: readonly { readonly code: string; readonly failure: string | null }[];
}

const teardown = new Teardown();
let system: SystemAddresses;
let admin: Admin;

beforeAll(async () => {
  // A folder of its own: PostgreSQL then runs with fsync, as in production.
  const folder = mkdtempSync(join(temporary, 'doctor-'));
  const servers = await openServers(teardown, { postgres: { folder } });
  const started = await startSystem(servers);
  teardown.add(() => started.stop());
  system = started.addresses;
  const brokers = [servers.kafka.replace('kafka://', '')];
  admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  teardown.add(() => admin.disconnect());
});
afterAll(() => teardown.run());

async function doctor(changed: Environment = {}, ...options: string[]) {
  const { code, stdout, stderr } = await runCommand(['doctor', '--json', ...options], {
    ...system.environment,
    ...changed,
  });
  expect(stderr).toBe('');
  const diagnosis = JSON.parse(stdout) as Diagnosis;
  const findings = diagnosis.checks.flatMap((check) => check.findings);
  return { code, diagnosis, codes: findings.filter((one) => one.severity !== 'note').map((one) => one.code) };
}

describe('doctor', () => {
  it('exits with 0 when the apps have started, and has looked at everything', async () => {
    const { diagnosis } = await eventually(
      'A diagnosis without findings',
      async () => {
        const run = await doctor();
        expect(run).toMatchObject({ code: 0, codes: [] });
        return run;
      },
      40,
    );
    const states = Object.fromEntries(diagnosis.checks.map(({ name, state }) => [name, state]));
    expect(states).toEqual({
      settings: 'ok',
      'secret-key': 'ok',
      'signing-keys': 'ok',
      'public-address': 'ok',
      database: 'ok',
      migrations: 'ok',
      connections: 'ok',
      activity: 'ok',
      redis: 'note',
      kafka: 'note',
      smtp: 'ok',
      'sender-domain': 'unused',
      clock: 'ok',
      disk: 'ok',
    });
  });

  it.each<[string, Environment, string, number]>([
    ['a misspelt setting', { CORS_ORIGIN: 'https://app.example.com' }, 'settings.similar', 1],
    ['a public address that nobody serves', { PUBLIC_URL: 'http://127.0.0.1:1' }, 'address.unreachable', 2],
    ['another SECRET_KEY', { SECRET_KEY: randomBytes(48).toString('base64') }, 'address.other_secret', 2],
    [
      'a front end that the gateway does not know',
      { CORS_ORIGINS: 'http://127.0.0.1:3000' },
      'cors.refused',
      2,
    ],
    ['a domain of cookies that does not fit', { COOKIE_DOMAIN: 'example.com' }, 'cookies.domain', 2],
    ['a database that is away', { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/c' }, 'database.unreachable', 2],
    ['pools that are too large', { DB_POOL_SIZE: '200' }, 'connections.short', 1],
    ['a Redis that is away', { REDIS_URL: 'redis://127.0.0.1:1' }, 'redis.unreachable', 2],
    ['a Kafka that is away', { KAFKA_URL: 'kafka://127.0.0.1:1' }, 'kafka.unreachable', 2],
    ['too few partitions', { KAFKA_PARTITIONS: '5' }, 'kafka.few_partitions', 1],
    ['another retention', { KAFKA_REQUEST_RETENTION_SECONDS: '1200' }, 'kafka.topic_config', 1],
    ['an SMTP server that is away', { EMAIL_PORT: '1' }, 'smtp.unreachable', 2],
    ['an SMTP server without TLS', { EMAIL_USE_TLS: 'required' }, 'smtp.tls', 2],
  ])('names %s', async (_, changed, code, exitCode) => {
    const run = await doctor(changed);
    expect(run.codes).toContain(code);
    expect(run.code).toBe(exitCode);
  });

  it('says in text what is wrong, why it matters and what to do', async () => {
    const { stdout, code } = await runCommand(['doctor'], { ...system.environment, DB_PASSWORD: 'x' });
    expect(code).toBe(1);
    expect(stdout).toContain('settings.similar: DB_PASSWORD is no setting. DB_PASS is one.');
    expect(stdout).toMatch(/^ {4}why: .+\n {4}do: Rename it to DB_PASS/m);
    expect(stdout).toMatch(/^result: warning$/m);
  });

  it('creates a missing topic with --fix, and restores the settings of another one', async () => {
    await admin.deleteTopics({ topics: ['auth_request.reply'] });
    const deadLetters = { type: kafkajs.ConfigResourceTypes.TOPIC, name: 'auth_request.dead_letter' };
    const configEntries = [
      { name: 'retention.ms', value: '1000' },
      { name: 'max.compaction.lag.ms', value: '7000' },
    ];
    await admin.alterConfigs({ validateOnly: false, resources: [{ ...deadLetters, configEntries }] });
    const broken = await eventually('The deletion of the topic', async () => {
      const run = await doctor();
      expect(run.codes).toEqual(['kafka.no_topic', 'kafka.topic_config']);
      return run;
    });
    expect(broken.code).toBe(2);

    const mended = await doctor({}, '--fix');
    expect(mended.diagnosis.mended!.map(({ code, failure }) => [code, failure])).toEqual([
      ['kafka.no_topic', null],
      ['kafka.topic_config', null],
    ]);
    expect(mended).toMatchObject({ code: 0, codes: [] });
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ ...deadLetters, configNames: ['max.compaction.lag.ms'] }],
    });
    expect(resources[0]!.configEntries[0]!.configValue).toBe('7000');
  });
});

describe('the diagnosis over HTTP', () => {
  it('has the texts in the language of the caller', async () => {
    const superuser = await superuserOf(system);
    const { status, body } = await superuser.get(api('diagnosis/'), { headers: { 'accept-language': 'ru' } });
    expect(status).toBe(200);
    const kafka = (body as Diagnosis).checks.find(({ name }) => name === 'kafka')!;
    expect(kafka.findings).toMatchObject([
      { code: 'kafka.no_access_rules', what: expect.stringMatching(/^У брокеров нет авторизации/) },
    ]);
  });

  it('tells nobody without the token of a diagnosis how a request arrives', async () => {
    const anybody = new Browser(system.gateway);
    expect(await anybody.get(api('diagnosis/connection/'))).toMatchObject({ status: 404 });
  });
});
