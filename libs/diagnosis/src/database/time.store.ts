/** The time of PostgreSQL, in SQL. */
import type { EntityManager } from 'typeorm';

/** @returns milliseconds since the epoch */
export async function findTime(db: EntityManager): Promise<number> {
  const [row] = await db.query<[{ now: number }]>(
    'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
  );
  return row.now;
}
