/**
 * The event outbox in SQL. Triggers insert the rows (`libs/database/triggers/*-events.sql`); `wake_event_relay`
 * notifies the relay.
 */
import type { EventType } from '#auth/contract';
import type { DeletedBatch, ExpiredRows } from '#database';
import type { EntityManager } from 'typeorm';
import type { PermissionFlags } from '#auth/authorization';

export interface WaitingEvent {
  readonly seq: string;
  readonly id: string;
  readonly type: EventType;
  /** ISO 8601, UTC, milliseconds. */
  readonly time: string;
  /** `time` in seconds since the epoch. */
  readonly happenedAt: number;
  readonly userId: number;
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** For `token-claims-change`: the current permissions. Null for other types, and if the user has been deleted meanwhile. */
  readonly holder: PermissionFlags | null;
  /** Time of the read by the database's clock, in seconds since the epoch; later than the commit of the change. */
  readonly now: number;
}

/** Users per lane and batch, so that no lane delays another, and events per user. */
const usersOfLane = { revocations: 400, claims: 100, others: 400 } as const;
const eventsOfUser = 20;

const lane = (number: number, limit: number) => `
  (SELECT user_id FROM event_outbox WHERE published_at IS NULL AND lane = ${number} ORDER BY seq LIMIT ${limit})`;

/**
 * The oldest events of each lane, with earlier ones of the same users, so that the events of a user keep their order.
 * One statement reads events and permissions, so the permissions are never older than the event that announces them.
 */
export function findWaiting(db: EntityManager): Promise<WaitingEvent[]> {
  return db.query(
    `WITH chosen AS (
       ${lane(1, usersOfLane.revocations)} UNION ${lane(2, usersOfLane.claims)} UNION ${lane(3, usersOfLane.others)}
     ), waiting AS (
       SELECT event.* FROM chosen CROSS JOIN LATERAL (
         SELECT * FROM event_outbox WHERE user_id = chosen.user_id AND published_at IS NULL
         ORDER BY seq LIMIT ${eventsOfUser}
       ) event
     )
     SELECT e.seq, e.id, e.type, e.user_id AS "userId", e.subject, e.data,
       to_char(e.time AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS time,
       extract(epoch FROM e.time)::float8 AS "happenedAt", extract(epoch FROM clock_timestamp())::float8 AS now,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object(
         'isSuperuser', u.is_superuser, 'isStaff', u.is_staff, 'isActive', u.is_active, 'isAdmin', u.is_admin,
         'isDeleted', u.is_deleted, 'granted', ARRAY(
           SELECT p.name || ' ' || p.action FROM permission_grants g JOIN permissions p ON p.id = g.permission_id
           WHERE g.user_id = u.id ORDER BY p.name, p.action)) END AS holder
     FROM waiting e LEFT JOIN users u ON u.id = e.user_id AND e.type = 'token-claims-change'
     ORDER BY e.seq`,
  );
}

export async function markPublished(db: EntityManager, seqs: readonly string[]): Promise<void> {
  await db.query('UPDATE event_outbox SET published_at = now() WHERE seq = ANY($1::bigint[])', [seqs]);
}

/** Kept as long as a published event, for diagnosis. It does not delay other events. */
export async function markRefused(db: EntityManager, seq: string): Promise<void> {
  await db.query(
    `UPDATE event_outbox SET published_at = now(), refusal = 'the broker will never take it' WHERE seq = $1`,
    [seq],
  );
}

/** @param age seconds since they were published */
export const publishedEvents = (age: number): ExpiredRows => ({
  table: 'event_outbox',
  key: 'seq',
  condition: `published_at < now() - interval '${age} seconds'`,
  age: 'published_at',
});

export interface WrittenEvents {
  /** Seconds since they were written. */
  readonly age: number;
  /** `seq` of the last event of the batch before, so that what it deleted is not read again. */
  readonly after: string;
  readonly limit: number;
}

/** Deletes the oldest events, published or not, in the order of `seq`. */
export async function deleteWritten(
  db: EntityManager,
  { age, after, limit }: WrittenEvents,
): Promise<DeletedBatch> {
  const [batch] = await db.query<[DeletedBatch]>(
    `WITH oldest AS (
       SELECT seq FROM event_outbox
       WHERE coalesce(published_at, time) < now() - make_interval(secs => $1) AND seq > $2
       ORDER BY seq LIMIT $3 FOR UPDATE SKIP LOCKED
     ), removed AS (
       DELETE FROM event_outbox USING oldest WHERE event_outbox.seq = oldest.seq RETURNING oldest.seq
     )
     SELECT count(*)::int AS deleted, max(seq)::text AS last FROM removed`,
    [age, after, limit],
  );
  return batch;
}

export interface OldestEvents {
  /** Seconds since the oldest waiting event that revokes or restores tokens; null if none waits. */
  readonly revocations: number | null;
  /** Of all other events. */
  readonly events: number | null;
}

export async function findOldestEvents(db: EntityManager): Promise<OldestEvents> {
  const age = (number: number) =>
    `extract(epoch FROM now() - (SELECT time FROM event_outbox WHERE published_at IS NULL AND lane = ${number}
       ORDER BY seq LIMIT 1))::float8`;
  const [oldest] = await db.query<[OldestEvents]>(
    `SELECT ${age(1)} AS revocations, greatest(${age(2)}, ${age(3)}) AS events`,
  );
  return oldest;
}

export interface EventCounts {
  /** At most `mostCountedEvents`. */
  readonly waiting: number;
  /** When the oldest waiting event happened; null if none waits. */
  readonly waitingSince: Date | null;
}

/** While no worker publishes, events accumulate without a bound. */
export const mostCountedEvents = 100_000;

export async function countEvents(db: EntityManager): Promise<EventCounts> {
  const first = (number: number) =>
    `(SELECT time FROM event_outbox WHERE published_at IS NULL AND lane = ${number} ORDER BY seq LIMIT 1)`;
  const [counts] = await db.query<[EventCounts]>(
    `SELECT least(${first(1)}, ${first(2)}, ${first(3)}) AS "waitingSince", (
       SELECT count(*)::int FROM (
         SELECT FROM event_outbox WHERE published_at IS NULL LIMIT ${mostCountedEvents}) waiting) AS waiting`,
  );
  return counts;
}
