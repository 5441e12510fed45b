/** `@gatehouse/service` against the running system, as an internal service has it. */
import { createGatehouse, type Gatehouse } from '@gatehouse/service';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tokensOf } from '../support/doors.js';
import { eventually } from '../support/eventually.js';
import { type KnownPerson, loggedInPerson, logIn } from '../support/factories.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox, environment } = inject('system');
const brokers = [new URL(environment['KAFKA_URL']!).host];

let people: KnownPerson[];

beforeAll(async () => {
  people = await Promise.all([1, 2, 3].map(() => loggedInPerson(gateway, new Mailbox(mailbox))));
});

describe('a service that asks', () => {
  const clientId = 'asking-service';
  let replicas: Gatehouse[];

  beforeAll(async () => {
    replicas = [1, 2, 3].map(() =>
      createGatehouse({ mode: 'ask', kafka: { brokers, clientId }, timeout: 20_000 }),
    );
    await Promise.all(replicas.map((replica) => replica.ready()));
  });

  afterAll(() => Promise.all(replicas.map((replica) => replica.close())));

  it('learns whose token it is, and what they may do', async () => {
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

  it('refuses a token whose session was logged out', async () => {
    const [, person] = people;
    await logIn(person!);
    const { access } = tokensOf(person!.browser);
    expect(await replicas[1]!.verify(access)).toMatchObject({ userId: person!.userId });
    await person!.browser.post('/api/v1/logout/');
    expect(await replicas[1]!.verify(access)).toBeUndefined();
    await logIn(person!);
  });

  it('has any number of replicas, and none gets the answer of another', async () => {
    const tokens = people.map(({ browser }) => tokensOf(browser).access);
    const asked = Array.from({ length: 600 }, (_, index) => ({
      replica: replicas[index % 3]!,
      person: people[(index >> 2) % 3]!,
      token: tokens[(index >> 2) % 3]!,
    }));
    const found = await Promise.all(asked.map(({ replica, token }) => replica.verify(token)));
    expect(found.map((identity) => identity?.userId)).toEqual(asked.map(({ person }) => person.userId));
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
