/** Contract, section 2: verification over Kafka. */
import { randomUUID } from 'node:crypto';
import { ClientKafka } from '@nestjs/microservices';
import type { Consumer } from 'kafkajs';
import { Client as Postgres } from 'pg';
import { firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type KnownPerson, loggedInPerson, logIn } from '../support/people/people.js';
import { eventually } from '../support/eventually.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { VerificationClient } from '../support/kafka/verification-client.js';

const { gateway, mailbox, environment } = inject('system');
const database = new Postgres({ connectionString: environment['DATABASE_URL'] });

let client: VerificationClient;
let person: KnownPerson;

const accessToken = () => person.browser.jar.get('access_token')!;
const failed = { status: 'FAIL', user_id: '', permissions: '' };
const live = () => ({
  status: 'OK',
  user_id: person.userId,
  permissions: {
    is_superuser: false,
    is_staff: false,
    is_active: true,
    is_admin: false,
    is_deleted: false,
  },
});

beforeAll(async () => {
  client = await VerificationClient.connect(environment['KAFKA_URL']!);
  person = await loggedInPerson(gateway, new Mailbox(mailbox));
  await database.connect();
});

afterAll(async () => {
  await client?.close();
  await database?.end();
});

describe('a request on auth_request', () => {
  it('with a live access token is answered with the user and their permissions, under its own key', async () => {
    const id = randomUUID();
    const { key, answer } = await client.ask(accessToken(), id, JSON.stringify('instance-7'));
    expect(answer).toEqual({ id, ...live() });
    expect(key?.toString()).toBe('"instance-7"');
  });

  it('gets its answer on the partition of its key, as every client library computes it', async () => {
    const keys = Array.from({ length: 6 }, (_, index) => JSON.stringify(`instance-${index}`));
    for (const key of keys) {
      const [one, other] = [
        await client.ask(accessToken(), randomUUID(), key),
        await client.ask('x', randomUUID(), key),
      ];
      expect(one.partition).toBe(other.partition);
    }
  });

  it('with key bytes that are no text gets them back unchanged', async () => {
    const id = randomUUID();
    await client.send(JSON.stringify({ id, token: accessToken() }), Buffer.from([0xff, 0x00, 0x80]));
    expect((await client.answerTo(id)).key).toEqual(Buffer.from([0xff, 0x00, 0x80]));
  });

  it('without id and without key is answered without them', async () => {
    const before = client.received.length;
    await client.send(JSON.stringify({ token: accessToken() }));
    const { key, answer } = await eventually('An answer without id', () =>
      client.received.slice(before).find((received) => !('id' in received.answer)),
    );
    expect(answer).toEqual(live());
    expect(key).toBeNull();
  });

  it.each([
    ['an empty token', ''],
    ['garbage', 'garbage'],
    ['null', null],
    ['a number', 7],
    ['an object', { token: 'x' }],
    ['thirty kilobytes of text', 'x'.repeat(30_000)],
  ])('with %s for a token is FAIL', async (_, token) => {
    expect((await client.ask(token)).answer).toMatchObject(failed);
  });

  it('without a token is FAIL', async () => {
    const id = randomUUID();
    await client.send(JSON.stringify({ id }));
    expect((await client.answerTo(id)).answer).toEqual({ id, ...failed });
  });

  it('with a refresh token is FAIL', async () => {
    expect((await client.ask(person.browser.jar.get('refresh_token'))).answer).toMatchObject(failed);
  });

  it.each([[7], [null], [['a', 1]], [{ nested: true }], ['']])('echoes the id %j unchanged', async (id) => {
    const before = client.received.length;
    await client.send(JSON.stringify({ id, token: 'x' }));
    await eventually('The answer', () =>
      client.received.slice(before).some(({ answer }) => JSON.stringify(answer.id) === JSON.stringify(id)),
    );
  });

  it('is answered once', async () => {
    const ids = Array.from({ length: 300 }, () => randomUUID());
    await Promise.all(ids.map((id) => client.send(JSON.stringify({ id, token: accessToken() }), id)));
    await Promise.all(ids.map((id) => client.answerTo(id)));
    await client.ask('the last one');
    expect(ids.filter((id) => client.answersTo(id).length !== 1)).toEqual([]);
  });
});

describe('the old access token', () => {
  const status = async (token = accessToken()) => (await client.ask(token)).answer.status;
  /** Changes made outside of the auth-service show there after the notification. */
  const turns = (to: string, token?: string) =>
    eventually(`The answer ${to}`, async () => (await status(token)) === to);

  it.each([
    ['is_active = false', 'is_active = true'],
    ['is_deleted = true', 'is_deleted = false'],
  ])('of a user set to %s by SQL is FAIL', async (change, undo) => {
    expect(await status()).toBe('OK');
    await database.query(`UPDATE users SET ${change} WHERE id = $1`, [person.userId]);
    await turns('FAIL');
    await database.query(`UPDATE users SET ${undo} WHERE id = $1`, [person.userId]);
    await turns('OK');
  });

  it('of a session that was logged out is FAIL', async () => {
    await logIn(person);
    const token = accessToken();
    expect(await status(token)).toBe('OK');
    expect((await person.browser.post('/api/v1/logout/')).status).toBe(200);
    await turns('FAIL', token);
    expect((await client.ask(token)).answer).toMatchObject(failed);
    await logIn(person);
  });

  it('of a user whose row was deleted is FAIL', async () => {
    const other = await loggedInPerson(gateway, new Mailbox(mailbox));
    const token = other.browser.jar.get('access_token')!;
    expect(await status(token)).toBe('OK');
    await database.query('DELETE FROM users WHERE id = $1', [other.userId]);
    await turns('FAIL', token);
    expect((await client.ask(token)).answer).toMatchObject(failed);
  });
});

describe('a message that is no request', () => {
  const parked = new Map<string, Buffer | null>();
  let consumer: Consumer;

  beforeAll(async () => {
    consumer = client.kafka.consumer({ groupId: `parked-${randomUUID()}`, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topic: 'auth_request.dead_letter', fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        parked.set(String(message.key), message.value);
      },
    });
  });

  afterAll(() => consumer.disconnect());

  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

  it.each<[string, Buffer | string | null]>([
    ['text', 'not JSON'],
    ['half a document', '{"id": "1", "token'],
    ['truncated UTF-8', Buffer.concat([Buffer.from('{"id":"'), Buffer.from([0xd0]), Buffer.from('"}')])],
    ['an array', '[1, 2]'],
    ['a number', '42'],
    ['null', 'null'],
    ['a tombstone', null],
    ['a schema registry byte', Buffer.concat([Buffer.from([0]), Buffer.from('{"token":"x"}')])],
    ['900 kB', JSON.stringify({ id: 'big', token: 'x'.repeat(900_000) })],
    ['5,000 deep', deep],
    ['5,000 deep in a field', `{"id":"deep","token":${deep}}`],
  ])('(%s) goes to the dead-letter topic unchanged, and the next valid one is answered', async (_, value) => {
    const key = randomUUID();
    await client.send(value, key);
    expect((await client.ask(accessToken())).answer.status).toBe('OK');
    await eventually('The dead letter', () => parked.has(key));
    expect(parked.get(key)).toEqual(value === null ? null : Buffer.from(value));
  });
});

describe('a Nest client', () => {
  it('gets its answer the Nest way from the same handler', async () => {
    const nest = new ClientKafka({
      client: { brokers: [new URL(environment['KAFKA_URL']!).host], logLevel: 0 },
      consumer: { groupId: `nest-${randomUUID()}` },
    });
    nest.subscribeToResponseOf('auth_request');
    await nest.connect();
    try {
      const id = randomUUID();
      const answer = await firstValueFrom(
        nest.send<object, object>('auth_request', { id, token: accessToken() }),
      );
      expect(answer).toEqual({ id, ...live() });
      const refused = await firstValueFrom(nest.send<object, object>('auth_request', { token: 'garbage' }));
      expect(refused).toEqual(failed);
    } finally {
      await nest.close();
    }
  });
});
