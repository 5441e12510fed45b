/** Workers and the broker are killed while events are published: none is lost, and those of a user keep their order. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { loggedInPerson } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { api } from '../support/people/organisations.js';
import type { ChildServer } from '../support/servers/child-server.js';
import type { Server } from '../support/servers/server.js';
import { openServersOf } from '../support/servers/open-servers.js';
import { type RunningSystem, startSystem } from '../support/apps/system.js';
import { Teardown } from '../support/test-run/teardown.js';
import { type Revoked, type PublishedEvent, TopicReader } from '../support/kafka/topic-reader.js';

const people = 20;
/** Maximum number of waiting events before the writers pause, so that few are left at the end on any machine. */
const backlog = 300;
/** Seconds for a restart or the expiry of a lease; the test makes no claim about speed. */
const patience = 60;
const teardown = new Teardown();

let kafka: Server;
let system: RunningSystem;
let standby: ChildServer;
let database: Postgres;

beforeAll(async () => {
  const { postgres, kafka: broker } = await openServersOf(teardown, ['postgres', 'kafka']);
  kafka = broker;
  system = await startSystem({ postgres: postgres.url, redis: '', kafka: kafka.url });
  teardown.add(() => system.stop());
  standby = await startApp('worker', system.addresses.environment);
  teardown.add(() => standby.stop());
  database = await connected();
  await database.query(
    `INSERT INTO users (id, subject, email, password_hash, language)
     SELECT 1000 + n, gen_random_uuid(), 'p' || n || '@example.com', '!', 'en' FROM generate_series(1, ${people}) n`,
  );
});

afterAll(() => teardown.run());

async function connected(): Promise<Postgres> {
  const client = new Postgres({ connectionString: system.addresses.environment['DATABASE_URL'] });
  await client.connect();
  teardown.add(() => client.end());
  return client;
}

async function count(condition: string, client = database): Promise<number> {
  const query = `SELECT count(*)::int AS count FROM event_outbox WHERE ${condition}`;
  return (await client.query<{ count: number }>(query)).rows[0]!.count;
}
const waiting = (client?: Postgres) => count('published_at IS NULL', client);
const published = () => count('published_at IS NOT NULL');

/** Repeatedly changes the state of all users from several connections while `act` runs. */
async function duringChanges(act: () => Promise<unknown>): Promise<void> {
  const state = { over: false };
  const change = async (client: Postgres) => {
    for (let round = 0; !state.over; round++) {
      const id = 1001 + (round % people);
      if ((await waiting(client)) < backlog) {
        await client.query('UPDATE users SET is_active = NOT is_active WHERE id = $1', [id]);
      }
      await pause(20);
    }
  };
  const clients = await Promise.all([connected(), connected()]);
  const changing = Promise.all(clients.map(change));
  try {
    await act();
  } finally {
    state.over = true;
    await changing;
  }
}

async function morePublished(): Promise<void> {
  const before = await published();
  await eventually('More events', async () => (await published()) > before + 50, patience);
}

/** Everything published afterwards is published by the other worker. */
async function killWhilePublishing(worker: ChildServer): Promise<void> {
  await morePublished();
  await worker.kill();
  await morePublished();
}

/** Reads a topic from its beginning, as a service does that starts now. */
async function reading<Value, T>(
  topic: string,
  read: (reader: TopicReader<Value>) => Promise<T>,
): Promise<T> {
  const reader = await TopicReader.open<Value>(kafka.url, topic);
  return read(reader).finally(() => reader.close());
}

/** Delivery is at least once; without repetitions the events of each user are in commit order. */
async function expectAllToldInOrder(): Promise<void> {
  await eventually('The end of the backlog', async () => (await waiting()) === 0, patience);
  const { rows } = await database.query<{ user_id: number; ids: string[] }>(
    'SELECT user_id, array_agg(id ORDER BY seq) AS ids FROM event_outbox GROUP BY user_id',
  );
  expect(rows.length).toBeGreaterThanOrEqual(people);
  await reading<PublishedEvent, void>('auth_events', async (events) => {
    const read = (userId: number) => [...new Set(events.of(userId).map(({ value }) => value!.id))];
    const complete = () => rows.every(({ user_id: userId, ids }) => read(userId).length >= ids.length);
    await eventually('The last event', complete, patience);
    for (const { user_id: userId, ids } of rows) expect(read(userId)).toEqual(ids);
  });
}

/** The revocation topic matches the state of the accounts. */
async function expectRevocationsStand(ended: readonly string[] = []): Promise<void> {
  const { rows } = await database.query<{ id: number; is_active: boolean }>(
    'SELECT id, is_active FROM users WHERE id > 1000',
  );
  await reading<Revoked, void>('auth_revocations', async (revocations) => {
    const dead = (key: string) => (revocations.of(key).at(-1)?.value ?? null) !== null;
    const agrees = () =>
      ended.every((sid) => dead(`session:${sid}`)) &&
      rows.every(({ id, is_active: active }) => dead(`user:${id}`) !== active);
    await eventually('The last word on everybody', agrees, patience);
  });
}

describe('events', () => {
  it('are published by one of two workers, and by the other when the first is killed while publishing', async () => {
    await duringChanges(async () => {
      await killWhilePublishing(system.apps.worker);
      await system.apps.worker.restart();
      await killWhilePublishing(standby);
    });
    const restarted = standby.restart();
    await Promise.all([restarted, expectAllToldInOrder(), expectRevocationsStand()]);
  });

  it('wait while the broker is down, without an effect on callers, and are published in order afterwards', async () => {
    const { gateway, mailbox, worker } = system.addresses;
    const events = async () => {
      const answer = await fetch(`${worker}/health/ready`);
      return ((await answer.json()) as { checks: Record<string, string> }).checks['events'];
    };
    let sid = '';
    await duringChanges(async () => {
      await kafka.kill();
      const person = await loggedInPerson(gateway, new Mailbox(mailbox));
      expect((await person.browser.post(api('logout/'))).status).toBe(200);
      const published = `SELECT data->>'sid' AS sid FROM event_outbox
        WHERE type = 'session-revoked' AND user_id = $1 AND published_at IS NULL`;
      const { rows } = await database.query<{ sid: string }>(published, [person.userId]);
      sid = rows[0]!.sid;
      await eventually('The health check', async () => (await events()) === 'down', patience);
      await kafka.restart();
      await morePublished();
      await eventually('Health again', async () => (await events()) === 'up', patience);
    });
    await expectAllToldInOrder();
    await expectRevocationsStand([sid]);
  });
});
