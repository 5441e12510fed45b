/** The event outbox as admins see it. */
import type { KafkaSettings, SessionSettings } from '#config';
import { beforeEach, describe, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../test/support/database/migrated-database.js';
import { actorFor, addPerson, admin, staff } from '../../../../test/support/database/user-rows.js';
import { Topics } from '../../../../test/support/kafka/fake-topics.js';
import type { EventFilter } from './listed-events.store.js';
import { ListEvents } from './list-events.js';
import { RelayEvents } from './relay-events.js';
import { RetryEvent } from './retry-event.js';

const database = migratedDatabase();
const listEvents = (brokers: readonly string[] = ['kafka:9092']) =>
  new ListEvents(database(), { brokers } as KafkaSettings);
const list = async (filter: EventFilter = { state: 'waiting' }, limit = 100) =>
  (await listEvents().execute(admin, filter, { limit, after: undefined })).items;

let topics: Topics;
let relay: RelayEvents;
let userId: number;
const relayAll = async () => {
  while ((await relay.execute(topics)) === 'busy');
};
const setActive = (isActive: boolean) =>
  database().query('UPDATE users SET is_active = $2 WHERE id = $1', [userId, isActive]);

beforeEach(async () => {
  await database().query('DELETE FROM event_outbox');
  await database().query(`UPDATE event_relay SET held_until = '-infinity'`);
  topics = new Topics();
  relay = new RelayEvents(database(), { accessTokenLife: 600 } as SessionSettings);
  userId = await addPerson(database(), 'company');
  await relayAll();
});

/** @returns the id of an event that the broker has refused */
async function refuse(): Promise<string> {
  topics.refuses = () => true;
  await setActive(false);
  await relayAll();
  topics.refuses = () => false;
  return (await list({ state: 'refused' }))[0]!.id;
}

describe('the list of events', () => {
  it('has those that wait in the order of their publication, without what they say', async () => {
    await database().query(`UPDATE users SET email = 'other' || email WHERE id = $1`, [userId]);
    await setActive(false);
    const events = await list();
    expect(events.map(({ type }) => type)).toEqual([
      'account-disabled',
      'token-claims-change',
      'identifier-changed',
    ]);
    expect(Object.keys(events[0]!).sort()).toEqual(['happenedAt', 'id', 'refusedAt', 'type', 'userId']);
    const pages = [];
    let after: string | undefined;
    do {
      const page = await listEvents().execute(admin, { state: 'waiting' }, { limit: 1, after });
      pages.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(pages).toEqual(events);
    expect(await list({ state: 'waiting', userId: userId + 1 })).toEqual([]);
    await relayAll();
    expect(await list()).toEqual([]);
  });

  it('is for admins only', async () => {
    const page = { limit: 1, after: undefined };
    const company = actorFor(userId);
    for (const actor of [staff, company]) {
      await expect(listEvents().execute(actor, { state: 'waiting' }, page)).rejects.toMatchObject({
        code: 'authorization.refused',
      });
      await expect(listEvents().count(actor)).rejects.toMatchObject({ code: 'authorization.refused' });
    }
  });

  it('is empty without Kafka, because nobody will publish what is there', async () => {
    await setActive(false);
    const page = await listEvents([]).execute(admin, { state: 'waiting' }, { limit: 9, after: undefined });
    expect(page.items).toEqual([]);
    expect(await listEvents([]).count(admin)).toMatchObject({ publishes: false, waiting: 0 });
  });

  it('tells why events cannot be published, until the broker answers', async () => {
    await relay.recordFailure(new Error(`connect ECONNREFUSED\n${'x'.repeat(300)}`));
    await relay.recordFailure('away');
    await setActive(false);
    const state = { publishes: true, waiting: 2, refused: 0 };
    expect(await listEvents().count(admin)).toMatchObject({ ...state, failures: 2, failure: 'away' });
    await relay.recordContact();
    expect(await listEvents().count(admin)).toMatchObject({ ...state, failures: 0, failure: null });
  });
});

describe('an event that the broker refused', () => {
  const retry = (id: string) => new RetryEvent(database()).execute(admin, id);

  it('is listed with the time of the refusal, and published when it is put back', async () => {
    const id = await refuse();
    const refused = await list({ state: 'refused' });
    expect(refused[0]).toMatchObject({ id, userId, refusedAt: expect.any(Date) });
    for (const one of refused.toReversed()) await retry(one.id);
    expect(await list({ state: 'refused' })).toEqual([]);
    await relayAll();
    expect(topics.events().map((event) => event.id)).toContain(id);
    expect(await database().query('SELECT action FROM audit_entries WHERE target_id = $1', [id])).toEqual([
      { action: 'event.retried' },
    ]);
  });

  it('is put back once by concurrent calls', async () => {
    const id = await refuse();
    const outcomes = await Promise.allSettled([retry(id), retry(id), retry(id), retry(id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(retry(id)).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it('is not put back after later events of the same account were published', async () => {
    const id = await refuse();
    await setActive(true);
    await relayAll();
    await expect(retry(id)).rejects.toMatchObject({ code: 'event.overtaken' });
    expect((await list({ state: 'refused' })).map((event) => event.id)).toContain(id);
  });
});
