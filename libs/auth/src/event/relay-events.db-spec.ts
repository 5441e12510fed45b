import type { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson, insertGrant } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { Topics } from '../../../../test/support/kafka/fake-topics.js';
import { endSessionsOf } from '#auth/session';
import { PurgeEvents } from './purge-events.js';
import { RelayEvents } from './relay-events.js';

const database = migratedDatabase();
const session = { accessTokenLife: 600 } as SessionSettings;
const now = () => Date.now() / 1000;

let topics: Topics;
let relay: RelayEvents;
let userId: number;

const relayAll = async (one = relay) => {
  while ((await one.execute(topics)) === 'busy');
};
const sql = (statement: string, values: unknown[] = [userId]) => database().query(statement, values);
const deactivate = () => sql('UPDATE users SET is_active = false WHERE id = $1');
const activate = () => sql('UPDATE users SET is_active = true WHERE id = $1');

const logIn = async () => (await addSession(database(), userId))!;
const logOut = () => inTransaction(database(), (db) => endSessionsOf(db, { userId, reason: 'logout' }));

beforeEach(async () => {
  await database().query('DELETE FROM event_outbox');
  await database().query('DELETE FROM published_revocations');
  await database().query(`UPDATE event_relay SET held_until = '-infinity'`);
  topics = new Topics();
  relay = new RelayEvents(database(), session);
  userId = await addPerson(database(), 'company');
  await relayAll();
  topics.records.splice(0);
});

describe('an event', () => {
  it('is published with all fields that consumers rely on', async () => {
    const [user] = await sql('SELECT subject FROM users WHERE id = $1');
    const sid = await logIn();
    await relayAll();
    expect(topics.records.map(({ key }) => key)).toEqual([String(userId)]);
    expect(topics.events()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
        version: 1,
        type: 'session-established',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        user_id: userId,
        subject: user.subject,
        data: { sid },
      },
    ]);
    expect(Math.abs(Date.parse(topics.events()[0]!.time) / 1000 - now())).toBeLessThan(60);
  });

  it('about claims contains the whole permission map, as every entry point returns it', async () => {
    await insertGrant(database(), userId, 'crm_button');
    await sql('UPDATE users SET is_staff = true WHERE id = $1');
    await relayAll();
    const flags = {
      is_superuser: false,
      is_staff: true,
      is_active: true,
      is_admin: false,
      is_deleted: false,
    };
    expect(topics.events().at(-1)!.data).toEqual({ permissions: { ...flags, 'crm_button read': true } });
  });

  it('is published again with the same id when its publisher died before recording it', async () => {
    await logIn();
    topics.afterwards = async () => {
      throw new Error('killed');
    };
    await expect(relay.execute(topics)).rejects.toThrow('killed');
    topics.afterwards = async () => undefined;
    await relayAll();
    const [one, again] = topics.events();
    expect(again).toEqual(one);
  });

  it('that the broker rejects permanently is skipped, and delays no other', async () => {
    const sids = [await logIn(), await logIn(), await logIn(), await logIn(), await logIn()];
    topics.refuses = ({ value }) => value?.includes(sids[2]!) ?? false;
    await relayAll();
    expect(topics.events().map(({ data }) => (data as { sid: string }).sid)).toEqual(sids.toSpliced(2, 1));
    expect(await sql('SELECT data FROM event_outbox WHERE refusal IS NOT NULL', [])).toEqual([
      { data: { sid: sids[2] } },
    ]);
  });
});

describe('a revocation', () => {
  it('of a session outlives its last access token', async () => {
    const sid = await logIn();
    await logOut();
    await relayAll();
    const [[key, value]] = topics.revocations() as [[string, { not_before: number; expires: number }]];
    expect(key).toBe(`session:${sid}`);
    expect(Math.abs(value.not_before - now())).toBeLessThan(60);
    expect(value.expires).toBe(value.not_before + 600);
  });

  it('of a user lasts while the account is disabled', async () => {
    await deactivate();
    await activate();
    await sql('DELETE FROM users WHERE id = $1');
    await relayAll();
    const revocation = { not_before: expect.any(Number), expires: expect.any(Number) };
    expect(topics.revocations()).toEqual([
      [`user:${userId}`, revocation],
      [`user:${userId}`, null],
      [`user:${userId}`, revocation],
    ]);
  });

  it('is dated by its commit, however long the transaction took', async () => {
    const open = database().createQueryRunner();
    await open.startTransaction();
    await open.query('UPDATE users SET is_active = false WHERE id = $1', [userId]);
    await open.query('SELECT pg_sleep(1.1)');
    const [{ late }] = (await open.query('SELECT extract(epoch FROM clock_timestamp())::float8 AS late')) as [
      { late: number },
    ];
    await open.commitTransaction();
    await open.release();
    await relayAll();
    expect(topics.revocations()[0]![1]).toMatchObject({
      not_before: expect.toSatisfy((at: number) => at >= late),
    });
  });

  it('is deleted from the topic when it expires, and published again for a new one', async () => {
    await deactivate();
    await relayAll();
    await sql(`UPDATE published_revocations SET expires_at = now() - interval '59 seconds'`, []);
    expect(await relay.execute(topics)).toBe('idle');
    await sql(`UPDATE published_revocations SET expires_at = now() - interval '61 seconds'`, []);
    await sql('DELETE FROM users WHERE id = $1');
    await relayAll();
    expect(topics.revocations().slice(1)).toEqual([
      [`user:${userId}`, null],
      [`user:${userId}`, { not_before: expect.any(Number), expires: expect.any(Number) }],
    ]);
    expect(await sql('SELECT key FROM published_revocations', [])).toEqual([{ key: `user:${userId}` }]);
  });
});

describe('several relays:', () => {
  it('one publishes, and another takes over after its release', async () => {
    const other = new RelayEvents(database(), session);
    await logIn();
    expect(await relay.execute(topics)).toBe('busy');
    expect(await other.execute(topics)).toBe('standby');
    await relay.yield();
    expect(await other.execute(topics)).toBe('idle');
    expect(await relay.execute(topics)).toBe('standby');
  });

  it('another takes over from a killed one when the lease expires', async () => {
    await relay.execute(topics);
    const other = new RelayEvents(database(), session);
    const [{ term }] = await sql(
      'SELECT extract(epoch FROM held_until - clock_timestamp())::float8 AS term FROM event_relay',
      [],
    );
    expect(term).toBeLessThanOrEqual(6);
    await sql('UPDATE event_relay SET held_until = clock_timestamp()', []);
    expect(await other.execute(topics)).toBe('idle');
  });

  it('one that has lost its lease marks no event as published', async () => {
    const other = new RelayEvents(database(), session);
    await logIn();
    topics.afterwards = async () => {
      topics.afterwards = async () => undefined;
      await relay.yield();
      await relayAll(other);
    };
    await relay.execute(topics);
    expect(new Set(topics.events().map(({ id }) => id)).size).toBe(1);
    expect(topics.events()).toHaveLength(2);
  });
});

describe('the clean-up', () => {
  const age = (seconds: number) =>
    sql(
      'UPDATE event_outbox SET time = time - make_interval(secs => $1), published_at = published_at - make_interval(secs => $1)',
      [seconds],
    );

  it('deletes events that were published long enough ago, and no waiting events', async () => {
    const purge = new PurgeEvents(database());
    await age(7200);
    await logIn();
    await sql(`UPDATE event_outbox SET time = now() - interval '1 year' WHERE published_at IS NULL`, []);
    expect(await purge.execute({ age: 8000, published: true })).toBe(0);
    expect(await purge.execute({ age: 3600, published: true })).toBe(2);
    expect(await sql('SELECT type FROM event_outbox', [])).toEqual([{ type: 'session-established' }]);
  });

  it('also deletes waiting events if no relay runs', async () => {
    await logIn();
    await age(7200);
    await logIn();
    expect(await new PurgeEvents(database()).execute({ age: 3600, published: false })).toBe(3);
    expect(await sql('SELECT type FROM event_outbox', [])).toHaveLength(1);
  });
});
