/** Counters of attempts in SQL. */
import type { EntityManager } from 'typeorm';
import type { Counter, FullCounter } from './throttle-store.js';

/** A window of a counter. */
export interface CounterWindow {
  readonly key: string;
  readonly windowId: string;
}

const wanted = 'unnest($1::text[], $2::int[], $3::int[]) AS wanted (key, allowed, seconds)';
const columns = (counters: readonly Counter[]) => [
  counters.map(({ key }) => key),
  counters.map(({ limit }) => limit),
  counters.map(({ seconds }) => seconds),
];

/**
 * Counts one attempt on each counter that is not at its limit. The lock on the row makes the check and the count one
 * step; rows are locked in the order of their keys.
 * @param windowId id of the windows that this attempt opens
 * @returns the windows in which it was counted; a counter at its limit has none
 */
export async function countAttempt(
  db: EntityManager,
  counters: readonly Counter[],
  windowId: string,
): Promise<CounterWindow[]> {
  return db.query<CounterWindow[]>(
    `INSERT INTO throttle_counters AS c (key, window_id, used, allowed, closes_at)
     SELECT key, $4, 1, allowed, now() + make_interval(secs => seconds) FROM ${wanted} ORDER BY key
     ON CONFLICT (key) DO UPDATE SET
       window_id = CASE WHEN c.closes_at > now() THEN c.window_id ELSE excluded.window_id END,
       used = CASE WHEN c.closes_at > now() THEN c.used + 1 ELSE 1 END,
       told = c.told AND c.closes_at > now(),
       closes_at = CASE WHEN c.closes_at > now() THEN c.closes_at ELSE excluded.closes_at END,
       allowed = excluded.allowed
     WHERE c.used < excluded.allowed OR c.closes_at <= now()
     RETURNING c.key, c.window_id AS "windowId"`,
    [...columns(counters), windowId],
  );
}

/** @returns the counters at their limit; `first` is true for one call per window of a counter */
export async function findFullCounters(
  db: EntityManager,
  counters: readonly Counter[],
): Promise<FullCounter[]> {
  return db.query<FullCounter[]>(
    `WITH at_limit AS (
       SELECT c.key, c.closes_at FROM ${wanted} JOIN throttle_counters c USING (key)
       WHERE c.used >= wanted.allowed AND c.closes_at > now()
     ), first AS (
       UPDATE throttle_counters c SET told = true FROM at_limit
       WHERE c.key = at_limit.key AND NOT c.told RETURNING c.key
     )
     SELECT key, ceil(extract(epoch FROM closes_at - now()))::int AS "retryAfter",
       key IN (SELECT key FROM first) AS first
     FROM at_limit`,
    columns(counters),
  );
}

export async function giveAttemptBack(db: EntityManager, windows: readonly CounterWindow[]): Promise<void> {
  await db.query(
    `UPDATE throttle_counters c SET used = c.used - 1
     FROM unnest($1::text[], $2::uuid[]) AS given (key, window_id)
     WHERE c.key = given.key AND c.window_id = given.window_id`,
    [windows.map(({ key }) => key), windows.map(({ windowId }) => windowId)],
  );
}

export async function removeCounters(db: EntityManager, keys: readonly string[]): Promise<void> {
  await db.query('DELETE FROM throttle_counters WHERE key = ANY($1)', [keys]);
}
