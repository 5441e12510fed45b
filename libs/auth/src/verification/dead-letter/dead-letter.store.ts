/** Dead letters without their contents, in SQL. The table has no triggers. Decision 90. */
import { countOrEstimateQuery, type ExpiredRows, queryParameters, whereAll } from '#database';
import { ListOrder, type Ordered, type OrderedReading, type Total } from '#paging';
import type { EntityManager } from 'typeorm';

export const deadLetterReasons = [
  'tombstone',
  'value_too_large',
  'key_too_large',
  'not_utf8',
  'nested_too_deeply',
  'not_json',
  'not_an_object',
  'undecodable',
  'handler_failed',
  'answer_too_large',
] as const;
export type DeadLetterReason = (typeof deadLetterReasons)[number];

/** Dead letters of one reason that were written together. */
export interface DeadLetterRecord {
  /** UUIDv7: in order of time. */
  readonly id: string;
  readonly reason: DeadLetterReason;
  /** Where the requests were. */
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: string;
  readonly lastOffset: string;
  readonly count: number;
  /** Of the largest value. */
  readonly bytes: number;
  /** Of the first one; null if its caller gave none. */
  readonly correlationId: string | null;
}

export interface ListedDeadLetter extends DeadLetterRecord {
  readonly recordedAt: Date;
}

export const deadLetterOrder = new ListOrder({ id: [{ sql: 'id', type: 'uuid' }] }, '-id');

const columns = [
  ['id', 'uuid'],
  ['reason', 'text'],
  ['topic', 'text'],
  ['partition', 'int'],
  ['first_offset', 'bigint'],
  ['last_offset', 'bigint'],
  ['count', 'int'],
  ['bytes', 'int'],
  ['correlation_id', 'text'],
] as const;
const names = columns.map(([name]) => name).join(', ');
const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ');

/** Idempotent by position. Offsets begin anew in a topic that was deleted, so that a later record replaces an earlier one. */
export async function insertDeadLetters(
  db: EntityManager,
  records: readonly DeadLetterRecord[],
): Promise<void> {
  const values = (one: DeadLetterRecord) => [
    one.id,
    one.reason,
    one.topic,
    one.partition,
    one.firstOffset,
    one.lastOffset,
    one.count,
    one.bytes,
    one.correlationId,
  ];
  await db.query(
    `INSERT INTO dead_letters (${names}) SELECT * FROM unnest(${arrays})
     ON CONFLICT (topic, partition, first_offset, reason) DO UPDATE SET
       id = excluded.id, recorded_at = excluded.recorded_at, last_offset = excluded.last_offset,
       count = excluded.count, bytes = excluded.bytes, correlation_id = excluded.correlation_id`,
    columns.map((_, index) => records.map((record) => values(record)[index])),
  );
}

function matching(reason: string | undefined) {
  const { values, parameter } = queryParameters();
  const condition = reason === undefined ? undefined : `reason = ${parameter(reason)}`;
  return { values, parameter, condition };
}

export function listDeadLetters(
  db: EntityManager,
  reason: string | undefined,
  reading: OrderedReading,
): Promise<Ordered<ListedDeadLetter>[]> {
  const { values, parameter, condition } = matching(reason);
  const start = reading.condition(parameter);
  return db.query(
    `SELECT id, recorded_at AS "recordedAt", reason, topic, partition, first_offset AS "firstOffset",
       last_offset AS "lastOffset", count, bytes, correlation_id AS "correlationId", ${reading.cursor()} AS cursor
     FROM dead_letters ${whereAll([condition, start])}
     ORDER BY ${reading.orderBy()} LIMIT ${reading.limit}`,
    values,
  );
}

export function countListed(db: EntityManager, reason: string | undefined): Promise<Total> {
  const { values, condition } = matching(reason);
  return countOrEstimateQuery(db, `SELECT FROM dead_letters ${whereAll([condition])}`, values);
}

export interface DeadLetterCounts {
  /** Requests in the last 24 hours, by reason. */
  readonly lastDay: Readonly<Record<string, number>>;
  /** When the newest one was recorded; null without one. */
  readonly newestAt: Date | null;
}

export async function countDeadLetters(db: EntityManager): Promise<DeadLetterCounts> {
  const [counts] = await db.query<[DeadLetterCounts]>(
    `SELECT (SELECT recorded_at FROM dead_letters ORDER BY recorded_at DESC LIMIT 1) AS "newestAt",
       coalesce((SELECT jsonb_object_agg(reason, total) FROM (
         SELECT reason, sum(count) AS total FROM dead_letters
         WHERE recorded_at > now() - interval '24 hours' GROUP BY reason) summed), '{}') AS "lastDay"`,
  );
  return counts;
}

/** Days. */
export const deadLetterRetention = 7;
/** A caller that sends nothing but invalid requests causes many rows a second. */
const mostRows = 100_000;

export const expiredDeadLetters: readonly ExpiredRows[] = [
  {
    table: 'dead_letters',
    key: 'id',
    condition: `recorded_at < now() - interval '${deadLetterRetention} days'`,
    age: 'recorded_at',
  },
  {
    table: 'dead_letters',
    key: 'id',
    condition: `id < (SELECT id FROM dead_letters ORDER BY id DESC OFFSET ${mostRows - 1} LIMIT 1)`,
    age: 'recorded_at',
  },
];
