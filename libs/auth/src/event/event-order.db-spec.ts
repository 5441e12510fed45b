import type { AuthEvent } from '#auth/contract';
import type { SessionSettings } from '#config';
import { inTransaction } from '#database';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { addPerson, insertGrant, superuser } from '../../../../test/support/database/user-rows.js';
import { addSession } from '../../../../test/support/database/session-rows.js';
import { Topics } from '../../../../test/support/kafka/fake-topics.js';
import { GrantPermissions } from '#auth/permission';
import { endSessionsOf } from '#auth/session';
import { RelayEvents } from './relay-events.js';

const database = migratedDatabase();

let topics: Topics;
let relay: RelayEvents;
let userId: number;

async function relayAll(): Promise<void> {
  while ((await relay.execute(topics)) === 'busy');
}
/** Runs the relay repeatedly until `writing` is done. */
async function relayDuring(writing: Promise<unknown>): Promise<void> {
  const state = { over: false };
  const written = writing.finally(() => (state.over = true));
  while (!state.over) await relay.execute(topics);
  await written;
}
const sql = (statement: string, values: unknown[] = [userId]) => database().query(statement, values);
const types = (events: readonly AuthEvent[]) => events.map(({ type }) => type);
const deactivate = () => sql('UPDATE users SET is_active = false WHERE id = $1');
const activate = () => sql('UPDATE users SET is_active = true WHERE id = $1');

beforeEach(async () => {
  await database().query('DELETE FROM event_outbox');
  await database().query('DELETE FROM published_revocations');
  await database().query(`UPDATE event_relay SET held_until = '-infinity'`);
  topics = new Topics();
  relay = new RelayEvents(database(), { accessTokenLife: 600 } as SessionSettings);
  userId = await addPerson(database(), 'company');
  await relayAll();
  topics.records.splice(0);
});

describe('the order of events', () => {
  it('of one user is the order of commits, however often the account changes', async () => {
    const changes = Array.from({ length: 30 }, (_, index) => (index % 2 ? activate : deactivate));
    await changes.reduce<Promise<unknown>>((before, change) => before.then(change), Promise.resolve());
    await relayAll();
    const states = types(topics.events()).filter((type) => type !== 'token-claims-change');
    expect(states).toEqual(
      changes.map((change) => (change === activate ? 'account-enabled' : 'account-disabled')),
    );
  });

  it('holds for concurrent writers, and for reads between them', async () => {
    const toggle = async (writer: number) => {
      for (let round = 0; round < 15; round++) {
        const comment = `${writer}.${round}`;
        await sql('UPDATE users SET is_active = NOT is_active, comment = $2 WHERE id = $1', [
          userId,
          comment,
        ]);
      }
    };
    await relayDuring(Promise.all(Array.from({ length: 8 }, (_, writer) => toggle(writer))));
    await relayAll();
    const states = types(topics.events()).filter((type) => type.endsWith('abled'));
    expect(states).toEqual(states.map((_, index) => (index % 2 ? 'account-enabled' : 'account-disabled')));
    expect(states).toHaveLength(120);
  });

  it('after concurrent grants ends with a map that contains all of them', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `screen_${userId}_${index}`);
    const spare = await addPerson(database(), 'company');
    for (const name of names) await insertGrant(database(), spare, name);
    const grant = new GrantPermissions(database());
    const grants = names.map((name) => grant.execute(superuser, { userId, permissions: [`${name} read`] }));
    await relayDuring(Promise.all(grants));
    await relayAll();
    const maps = topics.events(userId).map(({ data }) => (data as { permissions: object }).permissions);
    const counts = maps.map((map) => Object.keys(map).length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(maps).toHaveLength(names.length);
    expect(maps.at(-1)).toMatchObject(Object.fromEntries(names.map((name) => [`${name} read`, true])));
  });

  it('does not make the relay wait for open transactions', async () => {
    const other = await addPerson(database(), 'company');
    const open = database().createQueryRunner();
    await open.startTransaction();
    await open.query('UPDATE users SET is_active = false WHERE id = $1', [other]);
    await deactivate();
    await relayAll();
    expect(types(topics.events(userId))).toContain('account-disabled');
    await open.commitTransaction();
    await open.release();
    await relayAll();
    expect(types(topics.events(other))).toContain('account-disabled');
  });

  it('lets a revocation pass other events, except those of its own user', async () => {
    await sql(
      `INSERT INTO users (subject, email, password_hash, language)
       SELECT gen_random_uuid(), 'crowd' || $1 || '.' || n || '@example.com', '!', 'en' FROM generate_series(1, 3000) n`,
    );
    const sid = await addSession(database(), userId);
    await inTransaction(database(), (db) => endSessionsOf(db, { userId, reason: 'logout' }));
    await relay.execute(topics);
    expect(types(topics.events(userId))).toEqual(['session-established', 'session-revoked']);
    expect(topics.revocations().map(([key]) => key)).toEqual([`session:${sid}`]);
    expect(topics.events().length).toBeLessThan(3000);
    await relayAll();
    expect(topics.events()).toHaveLength(3002);
  });
});
