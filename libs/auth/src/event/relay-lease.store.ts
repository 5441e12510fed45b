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

/** Releases the lease, so that another worker need not wait for its expiry. */
export async function releaseLease(db: EntityManager, holder: string): Promise<void> {
  await db.query(`UPDATE event_relay SET held_until = '-infinity' WHERE holder = $1`, [holder]);
}
