/** The whole service over TLS with client certificates to PostgreSQL, Redis and Kafka, and servers that it must refuse. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../support/apps/run-command.js';
import {
  type AppName,
  bareEnvironment,
  builtApp,
  type Environment,
  startApp,
} from '../support/apps/start-app.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { eventually } from '../support/eventually.js';
import { Browser } from '../support/http/browser.js';
import { VerificationClient } from '../support/kafka/verification-client.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { loggedInPerson } from '../support/people/people.js';
import { Authority, type Certificate } from '../support/servers/certificates.js';
import { ChildServer } from '../support/servers/child-server.js';
import { TlsPostgres } from '../support/servers/tls-postgres.js';
import { type CertificateKind, startTlsKafka, startTlsRedis } from '../support/servers/tls-servers.js';
import { client, TokenIssuer } from '../support/servers/token-issuer.js';
import { freePort } from '../support/test-run/free-port.js';
import { temporary } from '../support/test-run/process-guard.js';
import { Teardown } from '../support/test-run/teardown.js';
import { expectWholeJourney } from './journey.js';

const teardown = new Teardown();
const folder = mkdtempSync(join(temporary, 'tls-'));
let authority: Authority;
let certificates: Record<CertificateKind, Certificate>;
let foreignClient: Environment;
let postgres: TlsPostgres;
let issuer: TokenIssuer;
let system: RunningSystem;
let bus: VerificationClient;
/** Addresses by the certificate of the server; `plain` has no TLS. */
let kafka: Record<CertificateKind | 'oauth' | 'plain', string>;
let redis: Record<CertificateKind | 'plain', string>;

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode: 0o600 });
  return path;
}

/** The settings of all three servers. */
function tlsSettings(name: string, { cert, key }: Certificate): Environment {
  const files = [
    ['CA', file('ca.pem', authority.pem)],
    ['CERT', file(`${name}.pem`, cert)],
    ['KEY', file(`${name}.key`, key)],
  ] as const;
  const named = ['DB', 'REDIS', 'KAFKA'].flatMap((server) =>
    files.map(([kind, path]) => [`${server}_SSL_${kind}_FILE`, path]),
  );
  return { DB_SSL: 'verify-full', KAFKA_SSL: '1', ...Object.fromEntries(named) };
}

beforeAll(async () => {
  authority = await Authority.create('Operator');
  const foreign = await Authority.create('Foreign');
  const places = [{ type: 'dns', value: 'elsewhere.example.com' }] as const;
  certificates = {
    good: await authority.issue({ name: 'server', places: [{ type: 'ip', value: '127.0.0.1' }] }),
    foreign: await foreign.issue({ name: 'server' }),
    elsewhere: await authority.issue({ name: 'server', places }),
    expired: await authority.issue({ name: 'server', days: -1 }),
  };
  issuer = await TokenIssuer.start();
  teardown.add(() => issuer.stop());
  postgres = await TlsPostgres.start(certificates.good, authority);
  teardown.add(() => postgres.stop());
  const options = { certificates, authority, file, teardown };
  [kafka, redis] = await Promise.all([startTlsKafka(options, issuer), startTlsRedis(options)]);
  foreignClient = tlsSettings('foreign-client', await foreign.issue({ name: 'gatehouse' }));
  const servers = { postgres: postgres.server.url, redis: redis.good, kafka: kafka.good };
  system = await startSystem(servers, tlsSettings('client', await authority.issue({ name: 'gatehouse' })));
  teardown.add(() => system.stop());
  bus = await VerificationClient.connect(kafka.plain);
  teardown.add(() => bus.close());
});

afterAll(() => teardown.run());

/** Starts an app that cannot work, and waits until its log holds all of the texts. */
async function expectInLog(app: AppName, overrides: Environment, ...texts: string[]): Promise<void> {
  const [name, port] = [`refused-${app}`, String(await freePort())];
  const env = {
    ...bareEnvironment(),
    ...system.addresses.environment,
    PORT: port,
    WORKER_HEALTH_PORT: port,
    AUTH_SERVICE_HEALTH_PORT: port,
    ...overrides,
  };
  const ready = (log: string) => texts.every((text) => log.includes(text));
  const program = { name, command: process.execPath, args: [builtApp(app)], env, ready };
  const started = await ChildServer.start(`http://127.0.0.1:${port}`, program);
  await started.stop();
}

const place = (url: string) => new URL(url).host;

describe('over TLS with client certificates', () => {
  it('users register, get their mail, log in, use a second factor, refresh, are verified over Kafka and log out', async () => {
    await expectWholeJourney(system.addresses, bus);
  });

  it('every connection to PostgreSQL, also that of the listener, is encrypted and has the client certificate', async () => {
    const clients = await postgres.clients();
    const names = new Set(clients.map(({ application_name }) => application_name));
    expect([...names].sort()).toEqual(['gatehouse', 'gatehouse listener']);
    for (const one of clients) expect(one).toMatchObject({ ssl: true, client_dn: '/CN=gatehouse' });
  });

  it('commands connect as well', async () => {
    const { code, stderr } = await runCommand(['users', 'list'], system.addresses.environment);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });
});

describe('a PostgreSQL that is refused', () => {
  const sayings = {
    foreign: 'Name the authority in DB_SSL_CA_FILE.',
    elsewhere: 'Its certificate is for another name.',
    expired: 'Its certificate has expired. Renew it on the server.',
  };

  async function refusal(overrides: Environment = {}): Promise<string> {
    const { code, stderr } = await runCommand(['users', 'list'], {
      ...system.addresses.environment,
      ...overrides,
    });
    expect(code).not.toBe(0);
    return stderr;
  }

  it.each(['foreign', 'elsewhere', 'expired'] as const)(
    'is named with the reason and the remedy where its certificate is %s',
    async (kind) => {
      await postgres.present(certificates[kind]);
      try {
        const stderr = await refusal();
        expect(stderr).toContain(`TLS to PostgreSQL at ${place(postgres.server.url)} failed`);
        expect(stderr).toContain(sayings[kind]);
      } finally {
        await postgres.present(certificates.good);
      }
    },
  );

  it('is named where it has no TLS, with both modes: nothing is sent in plain text', async () => {
    await postgres.switchTls('off');
    try {
      expect(await refusal()).toContain('It does not complete TLS on this port.');
      const require = { DB_SSL: 'require', DB_SSL_CA_FILE: '' };
      expect(await refusal(require)).toContain('It does not complete TLS on this port.');
    } finally {
      await postgres.switchTls('on');
    }
  });

  it('is named where it requires another client certificate', async () => {
    expect(await refusal({ DB_SSL_CERT_FILE: '', DB_SSL_KEY_FILE: '' })).toContain(
      'It requires a client certificate that it accepts. Set DB_SSL_CERT_FILE and DB_SSL_KEY_FILE',
    );
    expect(await refusal(foreignClient)).toContain('It requires a client certificate that it accepts.');
  });

  it('is named by the listener of an app, which works without its caches', async () => {
    // The certificate is for the address alone.
    const url = new URL(system.addresses.environment['DATABASE_URL']!);
    url.hostname = 'localhost';
    await expectInLog(
      'worker',
      { DATABASE_LISTEN_URL: url.href },
      'Caches are not used until notifications of the database arrive again',
      `TLS to PostgreSQL at ${url.host} failed`,
      sayings.elsewhere,
    );
  });
});

describe('a Redis and a Kafka that are refused', () => {
  it.each([
    ['foreign', 'Name the authority in REDIS_SSL_CA_FILE.', 'Name the authority in KAFKA_SSL_CA_FILE.'],
    ['elsewhere', 'Its certificate is for another name.', 'Its certificate is for another name.'],
    ['expired', 'Its certificate has expired.', 'Its certificate has expired.'],
    ['plain', 'It did not answer in time.', 'It does not complete TLS on this port.'],
  ] as const)('are named with the reason and the remedy (%s)', async (kind, ofRedis, ofKafka) => {
    await Promise.all([
      expectInLog(
        'worker',
        { REDIS_URL: redis[kind] },
        `TLS to Redis at ${place(redis[kind])} failed`,
        ofRedis,
      ),
      expectInLog(
        'auth-service',
        { KAFKA_URL: kafka[kind] },
        `TLS to Kafka at ${place(kafka[kind])} failed`,
        ofKafka,
      ),
    ]);
  });

  it('tell that Kafka needs another client certificate', async () => {
    const none = { KAFKA_SSL_CERT_FILE: '', KAFKA_SSL_KEY_FILE: '' };
    const saying = 'It requires a client certificate that it accepts. Set KAFKA_SSL_CERT_FILE';
    await expectInLog('auth-service', none, saying);
    const { KAFKA_SSL_CERT_FILE, KAFKA_SSL_KEY_FILE } = foreignClient as Record<string, string>;
    await expectInLog(
      'auth-service',
      { KAFKA_SSL_CERT_FILE: KAFKA_SSL_CERT_FILE!, KAFKA_SSL_KEY_FILE: KAFKA_SSL_KEY_FILE! },
      saying,
    );
  });

  it('leave mails in the outbox without a client certificate for Redis', async () => {
    const none = { REDIS_SSL_CERT_FILE: '', REDIS_SSL_KEY_FILE: '' };
    await expectInLog('worker', none, 'The connection to Redis is lost: mails wait in the outbox');
  });

  it('leave the throttles to PostgreSQL, and the log says why', async () => {
    const PORT = String(await freePort());
    const overrides = { PORT, CORS_ORIGINS: `http://127.0.0.1:${PORT}`, REDIS_URL: redis.foreign };
    const gateway = await startApp('gateway', { ...system.addresses.environment, ...overrides });
    try {
      const body = { email: 'nobody@example.org', password: 'wrong password' };
      expect((await new Browser(gateway.url).post(api('login/'), body)).status).toBe(401);
      expect(gateway.log()).toContain(`TLS to Redis at ${place(redis.foreign)} failed`);
    } finally {
      await gateway.stop();
    }
  });
});

describe('a login at Kafka by OAUTHBEARER', () => {
  const credentials = () => ({
    KAFKA_URL: kafka.oauth,
    KAFKA_SASL_MECHANISM: 'oauthbearer',
    KAFKA_SASL_USERNAME: client.id,
    KAFKA_SASL_PASSWORD: client.secret,
    KAFKA_OAUTH_TOKEN_URL: `${issuer.url}/token`,
  });

  async function expectAnswerOf(group: string, overrides: Environment): Promise<void> {
    const environment = { ...system.addresses.environment, ...overrides, KAFKA_GROUP: group };
    const service = await startApp('auth-service', environment);
    try {
      const { browser } = await loggedInPerson(
        system.addresses.gateway,
        new Mailbox(system.addresses.mailbox),
      );
      const { answer } = await bus.ask(browser.jar.get('access_token'));
      expect(answer.status).toBe('OK');
      // The other answer is of the auth-service of the system, which is in a group of its own.
      await eventually('The answers of both groups', () => bus.answersTo(answer.id).length === 2, 30);
    } finally {
      await service.stop();
    }
  }

  it('by client credentials answers requests', async () => {
    const before = issuer.issued;
    await expectAnswerOf('by-credentials', credentials());
    expect(issuer.issued).toBeGreaterThan(before);
  });

  it('by a token file answers requests', async () => {
    const { KAFKA_URL, KAFKA_SASL_MECHANISM } = credentials();
    const KAFKA_OAUTH_TOKEN_FILE = file('token', `${await issuer.issue()}\n`);
    await expectAnswerOf('by-file', { KAFKA_URL, KAFKA_SASL_MECHANISM, KAFKA_OAUTH_TOKEN_FILE });
  });

  it('is refused with a forged token: the auth-service waits for the brokers', async () => {
    issuer.isForging = true;
    try {
      await expectInLog(
        'auth-service',
        credentials(),
        'Requests over Kafka wait: the consumer cannot connect',
      );
    } finally {
      issuer.isForging = false;
    }
  });

  it('names the setting where the token endpoint refuses the client', async () => {
    await expectInLog(
      'auth-service',
      { ...credentials(), KAFKA_SASL_PASSWORD: 'another secret' },
      'KAFKA_OAUTH_TOKEN_URL answers 401 (invalid_client): check KAFKA_SASL_USERNAME',
    );
  });
});
