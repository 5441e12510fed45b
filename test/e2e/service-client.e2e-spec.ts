/** `@gatehouse/service` against the running system, as an internal service uses it. */
import { createGatehouse, type Gatehouse, may } from '@gatehouse/service';
import { Kafka, logLevel } from 'kafkajs';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tokensOf } from '../support/tokens/entry-points.js';
import { TopicReader } from '../support/kafka/topic-reader.js';
import { eventually } from '../support/eventually.js';
import { type KnownPerson, loggedInPerson, logIn } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox, environment } = inject('system');
const brokers = [new URL(environment['KAFKA_URL']!).host];

let people: KnownPerson[];

beforeAll(async () => {
  people = await Promise.all([1, 2, 3].map(() => loggedInPerson(gateway, new Mailbox(mailbox))));
});

describe('a service that requests verification', () => {
  const clientId = 'asking-service';
  let replicas: Gatehouse[];

  beforeAll(async () => {
    replicas = [1, 2, 3].map(() =>
      createGatehouse({ mode: 'ask', kafka: { brokers, clientId }, timeout: 20_000 }),
    );
    await Promise.all(replicas.map((replica) => replica.ready()));
  });

  afterAll(() => Promise.all(replicas.map((replica) => replica.close())));

  it('gets the user of a token and their permissions', async () => {
    const [person] = people;
    expect(await replicas[0]!.verify(tokensOf(person!.browser).access)).toEqual({
      userId: person!.userId,
      subject: expect.any(String),
      sessionId: expect.any(String),
      expiresAt: expect.any(Number),
      permissions: expect.objectContaining({ is_active: true, is_superuser: false }),
    });
  });

  it.each([
    ['a refresh token', () => tokensOf(people[0]!.browser).refresh],
    ['garbage', () => 'garbage'],
    ['a token that was changed', () => tokensOf(people[0]!.browser).access.replace(/\.[^.]+$/, '.AAAA')],
  ])('refuses %s', async (_, token) => {
    expect(await replicas[0]!.verify(token())).toBeUndefined();
  });

  it('refuses a token within a second of the logout of its session', async () => {
    const [, person] = people;
    await logIn(person!);
    const { access } = tokensOf(person!.browser);
    expect(await replicas[1]!.verify(access)).toMatchObject({ userId: person!.userId });
    await person!.browser.post('/api/v1/logout/');
    await eventually('The refusal', async () => (await replicas[1]!.verify(access)) === undefined, 1);
    await logIn(person!);
  });

  it('may have any number of replicas, and none gets the answer of another', async () => {
    const tokens = people.map(({ browser }) => tokensOf(browser).access);
    const asked = Array.from({ length: 600 }, (_, index) => ({
      replica: replicas[index % 3]!,
      person: people[(index >> 2) % 3]!,
      token: tokens[(index >> 2) % 3]!,
    }));
    const found = await Promise.all(asked.map(({ replica, token }) => replica.verify(token)));
    expect(found.map((identity) => identity?.userId)).toEqual(asked.map(({ person }) => person.userId));
  });

  it('sends the headers of the trace of its caller, to which the answer belongs, and survives a broken tracer', async () => {
    const trace = '0af7651916cd43dd8448eb211c80319c';
    let headers = (): Record<string, string> => ({ traceparent: `00-${trace}-b7ad6b7169203331-01` });
    const traced = createGatehouse({
      mode: 'ask',
      kafka: { brokers, clientId },
      traceHeaders: () => headers(),
    });
    const requests = await TopicReader.open<{ token: string }>(environment['KAFKA_URL']!, 'auth_request');
    const { access } = tokensOf(people[0]!.browser);
    try {
      await traced.ready();
      expect(await traced.verify(access)).toMatchObject({ userId: people[0]!.userId });
      const sent = await eventually('The request of the trace', () =>
        requests.records.find((record) => record.headers['traceparent']?.includes(trace)),
      );
      expect(sent.value?.token).toBe(access);
      headers = () => {
        throw new Error('no tracer');
      };
      expect(await traced.verify(access)).toMatchObject({ userId: people[0]!.userId });
    } finally {
      await Promise.all([traced.close(), requests.close()]);
    }
  });

  it('leaves no consumer group behind', async () => {
    const client = createGatehouse({ mode: 'ask', kafka: { brokers, clientId: 'passing-service' } });
    await client.ready();
    const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    const groups = async () => {
      const listed = await admin.listGroups();
      return listed.groups.filter(({ groupId }) => groupId.startsWith('passing-service')).length;
    };
    expect(await groups()).toBe(1);
    await client.close();
    await eventually('The end of the group', async () => (await groups()) === 0);
    await admin.disconnect();
  });
});

describe('a service that verifies locally', () => {
  const options = {
    mode: 'local',
    gateway,
    kafka: { brokers, clientId: 'knowing-service' },
    timeout: 20_000,
  } as const;
  const database = new Postgres({ connectionString: environment['DATABASE_URL'] });
  let service: Gatehouse;

  beforeAll(async () => {
    await database.connect();
    service = createGatehouse(options);
    await service.ready();
  });

  afterAll(async () => {
    await database.end();
    await service.close();
  });

  it('gives the same answers as one that requests', async () => {
    const asking = createGatehouse({ ...options, mode: 'ask' });
    for (const { browser } of people) {
      const { access, refresh } = tokensOf(browser);
      expect(await service.verify(access)).toEqual(await asking.verify(access));
      expect(await service.verify(access)).toBeDefined();
      expect(await service.verify(refresh)).toBeUndefined();
    }
    await asking.close();
  });

  it('rejects a token within a second of its logout, also if it starts after the logout', async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    const { access } = tokensOf(person.browser);
    expect(await service.verify(access)).toMatchObject({ userId: person.userId });
    await person.browser.post('/api/v1/logout/');
    await eventually('The refusal', async () => (await service.verify(access)) === undefined, 2);
    const late = createGatehouse(options);
    expect(await late.verify(access)).toBeUndefined();
    await late.close();
  });

  it('learns that an account was deactivated, by plain SQL too', async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    const { access } = tokensOf(person.browser);
    expect(await service.verify(access)).toBeDefined();
    await database.query('UPDATE users SET is_active = false WHERE id = $1', [person.userId]);
    await eventually('The refusal', async () => (await service.verify(access)) === undefined, 5);
  });

  it('follows permission changes without another request', async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    const { access } = tokensOf(person.browser);
    const mayNow = async () => may((await service.verify(access))!, 'local_button', 'read');
    expect(await mayNow()).toBe(false);
    await database.query(
      `INSERT INTO permissions (id, name, action) VALUES (gen_random_uuid(), 'local_button', 'read') ON CONFLICT DO NOTHING`,
    );
    const grant = `FROM permissions WHERE name = 'local_button' AND action = 'read'`;
    await database.query(`INSERT INTO permission_grants SELECT $1, id ${grant}`, [person.userId]);
    await eventually('The permission', mayNow, 5);
    await database.query(`DELETE FROM permission_grants WHERE user_id = $1`, [person.userId]);
    await eventually('Its end', async () => !(await mayNow()), 5);
  });
});
