/** Messages that a consumer cannot read, answer or send: each is refused alone, and verification continues. */
import { randomUUID } from 'node:crypto';
import { gzip } from 'node:zlib';
import { promisify } from 'node:util';
import kafkajs, { type Admin, CompressionTypes, Kafka, logLevel, type Producer } from 'kafkajs';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { logInMany, type Member } from '../support/people/logged-in-people.js';
import { claimsOf, holding, refreshWith, tokensOf } from '../support/tokens/entry-points.js';
import { signedWithSecret } from '../support/attacks/forged-tokens.js';
import { startServer } from '../support/servers/start-server.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type DeadLetter, DeadLetters } from '../support/kafka/dead-letters.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { CompressionCodecs, ConfigResourceTypes } = kafkajs;
const teardown = new Teardown();
let kafka: Kafka;
let system: RunningSystem;
let admin: Admin;
let producer: Producer;
let client: VerificationClient;
let letters: DeadLetters;
let person: Member;
let rich: Member;

const topic = 'auth_request';

/** The broker's default, which the topics of Gatehouse inherit unless they override it. */
async function compressAllTopics(type: string): Promise<void> {
  const { brokers } = await admin.describeCluster();
  await admin.alterConfigs({
    validateOnly: false,
    resources: brokers.map(({ nodeId }) => ({
      type: ConfigResourceTypes.BROKER,
      name: String(nodeId),
      configEntries: [{ name: 'compression.type', value: type }],
    })),
  });
}

async function configure(name: string, settings: Record<string, string>): Promise<void> {
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries }],
  });
}

beforeAll(async () => {
  const [postgres, broker] = await Promise.all([startServer('postgres'), startServer('kafka')]);
  teardown.add(() => Promise.all([postgres.stop(), broker.stop()]));
  kafka = new Kafka({ brokers: [new URL(broker.url).host], logLevel: logLevel.NOTHING });
  [admin, producer] = [kafka.admin(), kafka.producer()];
  teardown.add(() => Promise.all([admin.disconnect(), producer.disconnect()]));
  await Promise.all([admin.connect(), producer.connect()]);
  await compressAllTopics('lz4');
  const asSent = [{ name: 'compression.type', value: 'producer' }];
  await admin.createTopics({ topics: [{ topic, numPartitions: 3, configEntries: asSent }] });
  // SECRET_KEY signs here, so that the test can sign tokens of any shape.
  const servers = { postgres: postgres.url, redis: '', kafka: broker.url };
  system = await startSystem(servers, { TOKEN_ALGORITHM: 'HS256' });
  teardown.add(() => system.stop());
  client = await VerificationClient.connect(broker.url);
  teardown.add(() => client.close());
  letters = await DeadLetters.read(kafka);
  teardown.add(() => letters.close());
  [person, rich] = (await logInMany(system.addresses, 2)) as [Member, Member];
});

afterAll(() => teardown.run());

const accessToken = ({ browser }: Member) => tokensOf(browser).access;

/** A request on this partition, after everything sent to it before, is answered. */
async function expectAnswer(partition: number, status = 'OK', token = accessToken(person)): Promise<void> {
  const id = randomUUID();
  await client.send(JSON.stringify({ id, token }), id, partition);
  expect((await client.answerTo(id)).answer.status).toBe(status);
}

describe('a topic whose batches the broker compresses', () => {
  it.each(['snappy', 'lz4', 'zstd', 'gzip'])('with %s is read', async (type) => {
    await configure(topic, { 'compression.type': type });
    for (const partition of [0, 1, 2]) await expectAnswer(partition);
    await configure(topic, { 'compression.type': 'producer' });
    await expectAnswer(0);
  });

  it('does not pass its compression on to the topics that are created', async () => {
    const names = ['auth_response', 'auth_request.reply', 'auth_request.dead_letter'];
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: names.map((name) => ({
        type: ConfigResourceTypes.TOPIC,
        name,
        configNames: ['compression.type', 'retention.ms'],
      })),
    });
    const settings = resources.map(({ configEntries }) =>
      Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    );
    expect(settings).toEqual([
      { 'compression.type': 'producer', 'retention.ms': '600000' },
      { 'compression.type': 'producer', 'retention.ms': '600000' },
      { 'compression.type': 'producer', 'retention.ms': '3600000' },
    ]);
  });

  it('and keeps tokens for days is reported once, with its remedy', () => {
    const lines = system.apps.authService
      .log()
      .split('\n')
      .filter((line) => line.includes('is configured differently'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('retention.ms is 604800000, not 600000');
    expect(lines[0]).toContain('compression.type is producer, not uncompressed');
    expect(lines[0]).toContain('--entity-name auth_request --add-config');
  });
});

/** Sends it as one gzip batch on one partition. */
async function sendCompressed(partition: number, values: readonly (Buffer | null)[]): Promise<void> {
  const messages = values.map((value) => ({ key: null, value, partition }));
  await producer.send({ topic, messages, compression: CompressionTypes.GZIP });
}

describe('a batch', () => {
  it('that exceeds the limit when decompressed goes to the dead-letter topic by its offset, and the next one is answered', async () => {
    await sendCompressed(1, [Buffer.alloc(40 * 1024 * 1024)]);
    await expectAnswer(1);
    const letter = await letters.find(({ headers }) => headers['dead-letter-reason'] === 'undecodable');
    expect(letter.headers).toMatchObject({ 'dead-letter-topic': topic, 'dead-letter-partition': '1' });
    expect(letter.value).toBeNull();
  });

  it('of 21,000 records is skipped, and meanwhile the other partitions are answered', async () => {
    const encode = promisify(gzip);
    Object.assign(CompressionCodecs, {
      [CompressionTypes.GZIP]: () => ({
        compress: ({ buffer }: { buffer: Buffer }) => encode(buffer, { level: 9 }),
      }),
    });
    await sendCompressed(
      2,
      Array.from({ length: 21_000 }, () => null),
    );
    await expectAnswer(0);
    await expectAnswer(1);
    await expectAnswer(2);
    const skipped = ({ headers }: DeadLetter) =>
      Number(headers['dead-letter-last-offset']) - Number(headers['dead-letter-offset']) === 20_999;
    expect((await letters.find(skipped)).headers).toMatchObject({ 'dead-letter-partition': '2' });
  });
});

describe('a signed token', () => {
  const signed = (token: string, changes: object) => {
    const header = JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()) as object;
    return signedWithSecret(
      { ...claimsOf(token), ...changes },
      header,
      system.addresses.environment['SECRET_KEY']!,
    );
  };
  const headers = { Origin: '', 'Sec-Fetch-Site': '' };

  it.each<[string, object]>([
    ['a number for origin_jti', { origin_jti: 7 }],
    ['an object for origin_jti', { origin_jti: {} }],
    ['a list for sid', { sid: [randomUUID()] }],
    ['an exp beyond the calendar', { exp: 9_007_199_254_740_991 }],
    ['an iat of next year', { iat: Math.floor(Date.now() / 1000) + 365 * 86_400 }],
  ])('with %s is refused on every entry point, and its partition is read on', async (_, changes) => {
    const { gateway } = system.addresses;
    const { access, refresh } = tokensOf(person.browser);
    const odd = signed(access, changes);
    const guarded = await holding(gateway, { access: odd }).post('/api/v1/test/', undefined, { headers });
    expect(guarded.status).toBe(401);
    expect((await refreshWith(gateway, signed(refresh, changes))).status).toBe(401);
    expect((await new Browser(gateway).post('/api/v1/verify/', { token: odd }, { headers })).status).toBe(
      401,
    );
    await expectAnswer(0, 'FAIL', odd);
    await expectAnswer(0, 'OK');
  });

  it('that has the claims of genuine ones is accepted', async () => {
    await expectAnswer(0, 'OK', signed(accessToken(person), { jti: randomUUID() }));
  });
});

describe('an answer that is larger than the broker accepts', () => {
  it('becomes FAIL with a reason in the log, and the next request is answered', async () => {
    const database = new Postgres({ connectionString: system.addresses.environment['DATABASE_URL'] });
    teardown.add(() => database.end());
    await database.connect();
    await database.query(
      `WITH added AS (
         INSERT INTO permissions (id, name, action, description)
         SELECT gen_random_uuid(), rpad('p' || n, 150, 'x'), 'read', '' FROM generate_series(1, 9000) AS n RETURNING id
       )
       INSERT INTO permission_grants (user_id, permission_id) SELECT $1, id FROM added`,
      [rich.userId],
    );
    await expectAnswer(1, 'FAIL', accessToken(rich));
    await expectAnswer(1, 'OK');
    const letter = await letters.find(({ headers }) => headers['dead-letter-reason'] === 'answer_too_large');
    expect(letter.value).toContain('[masked]');
    expect(letter.value).not.toContain(accessToken(rich));
    expect(system.apps.authService.log()).toMatch(/rejects a response of 1\d{6} bytes/);
  });
});

describe('a transaction that its client leaves open', () => {
  it('delays no request behind it', async () => {
    const [requestId, transactionalId] = [randomUUID(), randomUUID()];
    const hanging = kafka.producer({ transactionalId, maxInFlightRequests: 1, transactionTimeout: 600_000 });
    teardown.add(() => hanging.disconnect());
    await hanging.connect();
    const transaction = await hanging.transaction();
    const value = JSON.stringify({ id: requestId, token: accessToken(person) });
    await transaction.send({ topic, messages: [{ key: null, value, partition: 0 }] });
    await expectAnswer(0);
    expect((await client.answerTo(requestId)).answer.status).toBe('OK');
    await transaction.abort();
    await expectAnswer(0);
  });
});
