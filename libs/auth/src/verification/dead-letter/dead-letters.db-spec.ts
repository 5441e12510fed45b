/** What is recorded of dead letters, and what admins see of it. */
import type { KafkaSettings } from '#config';
import { deleteExpired } from '#database';
import { beforeEach, expect, it } from 'vitest';
import { migratedDatabase } from '../../../../../test/support/database/migrated-database.js';
import { admin, staff } from '../../../../../test/support/database/user-rows.js';
import { expiredDeadLetters } from './dead-letter.store.js';
import { ListDeadLetters } from './list-dead-letters.js';
import { RecordDeadLetters } from './record-dead-letters.js';

const database = migratedDatabase();
const record = (...letters: Parameters<RecordDeadLetters['execute']>[0]) =>
  new RecordDeadLetters(database()).execute(letters);
const listing = (brokers: readonly string[] = ['kafka:9092']) =>
  new ListDeadLetters(database(), { brokers } as KafkaSettings);
const list = async (reason?: string, limit = 10) =>
  (await listing().execute(admin, { reason }, { limit, after: undefined })).items;

const letter = {
  reason: 'not_json',
  topic: 'auth_request',
  partition: 0,
  firstOffset: '41',
  lastOffset: '43',
  count: 3,
  bytes: 180,
  correlationId: 'abc',
} as const;

beforeEach(() => database().query('DELETE FROM dead_letters'));

it('lists dead letters newest first, by reason, page after page', async () => {
  const failed = { ...letter, reason: 'handler_failed', correlationId: null } as const;
  await record(letter, failed);
  await record({ ...letter, firstOffset: '9223372036854775807', lastOffset: '9223372036854775807' });
  expect((await list()).map(({ firstOffset, reason }) => [firstOffset, reason])).toEqual([
    ['9223372036854775807', 'not_json'],
    ['41', 'handler_failed'],
    ['41', 'not_json'],
  ]);
  expect(await list('handler_failed')).toMatchObject([failed]);
  const first = await listing().execute(admin, {}, { limit: 2, after: undefined, total: true });
  expect(first.total).toEqual({ count: 3, isExact: true });
  const second = await listing().execute(admin, {}, { limit: 2, after: first.next! });
  expect(second.items).toMatchObject([letter]);
});

it('records a slice that is read again once, and counts its requests', async () => {
  await record(letter);
  await record(letter);
  expect(await list()).toHaveLength(1);
  expect(await listing().count(admin)).toEqual({
    usesKafka: true,
    lastDay: { not_json: 3 },
    newestAt: expect.any(Date),
  });
});

it('says that there is no broker, and is for admins only', async () => {
  expect(await listing([]).count(admin)).toEqual({ usesKafka: false, lastDay: {}, newestAt: null });
  const page = { limit: 1, after: undefined };
  await expect(listing().execute(staff, {}, page)).rejects.toMatchObject({ code: 'authorization.refused' });
});

it('forgets dead letters after a week, and the oldest above 100,000', async () => {
  await record(letter);
  await database().query(`UPDATE dead_letters SET recorded_at = now() - interval '8 days'`);
  await database().query(
    `INSERT INTO dead_letters (id, reason, topic, partition, first_offset, last_offset, count, bytes)
     SELECT lpad(to_hex(n), 32, '0')::uuid, 'not_json', 'many', 0, n, n, 1, 1 FROM generate_series(1, 100050) AS n`,
  );
  expect(await deleteExpired(database(), ...expiredDeadLetters)).toBe(51);
  const [left] = await database().query(
    'SELECT min(first_offset) AS oldest, count(*)::int FROM dead_letters',
  );
  expect(left).toEqual({ oldest: '51', count: 100_000 });
});
