/**
 * The lease of the publishing worker, in SQL. The holder renews it; after a crash another worker takes over when it
 * expires.
 */
import type { EntityManager } from 'typeorm';

/** Seconds. The holder renews the lease after half of them. */
const term = 6;

/**
 * Acquires or renews the lease.
 * @returns whether this worker holds it
 */
export async function acquireLease(db: EntityManager, holder: string): Promise<boolean> {
  const [row] = await db.query<[{ held: boolean }]>(
    `WITH renewed AS (
       UPDATE event_relay SET holder = $1, held_until = clock_timestamp() + make_interval(secs => ${term})
       WHERE held_until < clock_timestamp()
         OR holder = $1 AND held_until < clock_timestamp() + make_interval(secs => ${term / 2})
       RETURNING holder)
     SELECT EXISTS (SELECT FROM renewed)
       OR EXISTS (SELECT FROM event_relay WHERE holder = $1 AND held_until > clock_timestamp()) AS held`,
    [holder],
  );
  return row.held;
}

/** Locks the lease, so that no other worker takes over before the transaction that marks the events has ended. */
export async function lockLease(db: EntityManager, holder: string): Promise<boolean> {
  const rows = await db.query<unknown[]>('SELECT FROM event_relay WHERE holder = $1 FOR UPDATE', [holder]);
  return rows.length > 0;
}

/** Why events cannot be published, of all workers together. */
export interface RelayFailures {
  /** Attempts since the last success. */
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly failure: string | null;
}

/** @param failure up to 200 characters */
export async function saveFailure(db: EntityManager, failure: string): Promise<void> {
  await db.query('UPDATE event_relay SET failures = failures + 1, failed_at = now(), failure = $1', [
    failure,
  ]);
}

export async function clearFailures(db: EntityManager): Promise<void> {
  await db.query(
    'UPDATE event_relay SET failures = 0, failed_at = NULL, failure = NULL WHERE failed_at IS NOT NULL',
  );
}

export async function findFailures(db: EntityManager): Promise<RelayFailures> {
  const [row] = await db.query<[RelayFailures]>(
    'SELECT failures, failed_at AS "failedAt", failure FROM event_relay',
  );
  return row;
}

/** Releases the lease, so that another worker need not wait for its expiry. */
export async function releaseLease(db: EntityManager, holder: string): Promise<void> {
  await db.query(`UPDATE event_relay SET held_until = '-infinity' WHERE holder = $1`, [holder]);
}
