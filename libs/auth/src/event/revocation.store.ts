/** The revocations that the topic holds, in SQL, so that the relay can delete them after they expire. */
import type { EntityManager } from 'typeorm';

/** Seconds that a revocation stays after its expiry, because the clocks of services differ. */
const leeway = 60;

/** Expiry by key, in seconds since the epoch; null for a key that was deleted. */
export type RevocationStates = ReadonlyMap<string, number | null>;

export async function findExpired(db: EntityManager, limit: number): Promise<string[]> {
  const rows = await db.query<{ key: string }[]>(
    `SELECT key FROM published_revocations WHERE expires_at < now() - make_interval(secs => ${leeway})
     ORDER BY expires_at LIMIT $1`,
    [limit],
  );
  return rows.map(({ key }) => key);
}

export async function saveStates(db: EntityManager, states: RevocationStates): Promise<void> {
  const published = [...states].filter(([, expires]) => expires !== null);
  const deleted = [...states].filter(([, expires]) => expires === null);
  await db.query('DELETE FROM published_revocations WHERE key = ANY($1::text[])', [
    deleted.map(([key]) => key),
  ]);
  await db.query(
    `INSERT INTO published_revocations (key, expires_at)
     SELECT key, to_timestamp(expires) FROM unnest($1::text[], $2::float8[]) AS published (key, expires)
     ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at`,
    [published.map(([key]) => key), published.map(([, expires]) => expires)],
  );
}
