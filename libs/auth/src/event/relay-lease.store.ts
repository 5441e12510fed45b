/** Which worker publishes: one at a time, for a term it renews; when it dies another takes over. In SQL. */
import type { EntityManager } from 'typeorm';

/** Seconds; after half of it the holder renews it. */
const term = 6;

/** Takes or keeps the lease. @returns whether it is this holder's now */
export async function holdLease(db: EntityManager, holder: string): Promise<boolean> {
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

/** Asked in the transaction that notes what was published: none other takes over before its end. */
export async function stillHolds(db: EntityManager, holder: string): Promise<boolean> {
  const rows = await db.query<unknown[]>('SELECT FROM event_relay WHERE holder = $1 FOR UPDATE', [holder]);
  return rows.length > 0;
}

/** So that another need not wait for the end of the term. */
export async function yieldLease(db: EntityManager, holder: string): Promise<void> {
  await db.query(`UPDATE event_relay SET held_until = '-infinity' WHERE holder = $1`, [holder]);
}
