/** The messages on `auth_events` and `auth_revocations` while users and administrators work. */
import { Kafka, logLevel } from 'kafkajs';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { mustRun } from '../support/apps/run-command.js';
import { eventually } from '../support/eventually.js';
import { activatedPerson, type KnownPerson, logIn } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type Revoked, type PublishedEvent, TopicReader } from '../support/kafka/topic-reader.js';

const { gateway, mailbox, environment, worker } = inject('system');
const kafkaUrl = environment['KAFKA_URL']!;
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
const teardown = new Teardown();

let events: TopicReader<PublishedEvent>;
let revocations: TopicReader<Revoked>;
let person: KnownPerson;

beforeAll(async () => {
  await database.connect();
  teardown.add(() => database.end());
  events = await TopicReader.open(kafkaUrl, 'auth_events');
  teardown.add(() => events.close());
  revocations = await TopicReader.open(kafkaUrl, 'auth_revocations');
  teardown.add(() => revocations.close());
  person = await activatedPerson(gateway, new Mailbox(mailbox));
});

afterAll(() => teardown.run());

const types = () => events.of(person.userId).map(({ value }) => value!.type);
const published = (type: string, fits: (data: PublishedEvent['data']) => boolean = () => true) =>
  events.find(person.userId, (value) => value?.type === type && fits(value.data));
const run = (...args: string[]) => mustRun(args, environment);

describe('other services', () => {
  it('receive every event of a user in order, without personal data', async () => {
    await logIn(person);
    const { value } = await published('session-established');
    await person.browser.post(api('logout/'));
    await published('session-revoked', ({ sid, reason }) => sid === value!.data.sid && reason === 'logout');
    await database.query(`UPDATE users SET inn = '123456789012' WHERE id = $1`, [person.userId]);
    await published('account-changed', ({ fields }) => fields!.includes('inn'));
    await run('users', 'deactivate', person.email);
    await run('users', 'activate', person.email);
    await run('users', 'erase', person.email, '--yes');
    await published('account-purged');
    expect(types()).toEqual([
      'account-registered',
      'account-enabled',
      'token-claims-change',
      'session-established',
      'session-revoked',
      'account-changed',
      'account-disabled',
      'token-claims-change',
      'account-enabled',
      'token-claims-change',
      'account-purged',
    ]);
    const all = events.of(person.userId);
    expect(new Set(all.map(({ partition }) => partition)).size).toBe(1);
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`${person.email}|Роман|123456789012`));
  });

  it('learn immediately which sessions and users are revoked', async () => {
    const someone = await activatedPerson(gateway, new Mailbox(mailbox));
    await logIn(someone);
    const query = 'SELECT id FROM sessions WHERE user_id = $1';
    const [{ id: sid }] = (await database.query<{ id: string }>(query, [someone.userId])).rows as [
      { id: string },
    ];
    await someone.browser.post(api('logout/'));
    const { value } = await revocations.find(`session:${sid}`, () => true);
    expect(value).toEqual({ not_before: expect.any(Number), expires: value!.not_before + 600 });
    await database.query('UPDATE users SET is_active = false WHERE id = $1', [someone.userId]);
    await revocations.find(`user:${someone.userId}`, (revocation) => revocation !== null);
    await database.query('UPDATE users SET is_active = true WHERE id = $1', [someone.userId]);
    await revocations.find(`user:${someone.userId}`, (revocation) => revocation === null);
  });

  it('find no expired revocation', async () => {
    // Other spec files end sessions at the same time, so only the revocations of this moment count.
    const { rows: expired } = await database.query<{ key: string }>(
      'UPDATE published_revocations SET expires_at = $1 RETURNING key',
      [new Date(Date.now() - 100_000)],
    );
    const gone = () => expired.every(({ key }) => revocations.of(key).at(-1)?.value === null);
    expect(expired).not.toEqual([]);
    await eventually('The end of the expired revocations', gone, 30);
  });
});

describe('the topics', () => {
  it('are created with all partitions, and the revocation topic is compacted', async () => {
    const admin = new Kafka({ brokers: [new URL(kafkaUrl).host], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    try {
      const names = ['auth_events', 'auth_revocations'];
      const { topics } = await admin.fetchTopicMetadata({ topics: names });
      expect(topics.map(({ partitions }) => partitions.length)).toEqual([3, 3]);
      const described = await admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: 2, name, configNames: ['cleanup.policy'] })),
      });
      const policies = described.resources.map(({ configEntries }) => configEntries[0]!.configValue);
      expect(policies).toEqual(['delete', 'compact']);
    } finally {
      await admin.disconnect();
    }
  });
});

describe('the worker', () => {
  it('lists the events in its readiness answer', async () => {
    const answer = await fetch(`${worker}/health/ready`);
    expect(await answer.json()).toMatchObject({ status: 'ok', checks: { events: 'up' } });
  });
});
