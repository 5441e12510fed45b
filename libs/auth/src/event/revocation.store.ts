/** The revocations currently on the topic, in SQL, so that they can be removed after they expire. */
import type { EntityManager } from 'typeorm';

/** Seconds a revocation stays beyond its expiry: clocks of services differ. */
const leeway = 60;

/** Keys, and when they expire in seconds since the epoch; null where they were taken off. */
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
  const standing = [...states].filter(([, expires]) => expires !== null);
  const takenOff = [...states].filter(([, expires]) => expires === null);
  await db.query('DELETE FROM published_revocations WHERE key = ANY($1::text[])', [
    takenOff.map(([key]) => key),
  ]);
  await db.query(
    `INSERT INTO published_revocations (key, expires_at)
     SELECT key, to_timestamp(expires) FROM unnest($1::text[], $2::float8[]) AS standing (key, expires)
     ON CONFLICT (key) DO UPDATE SET expires_at = excluded.expires_at`,
    [standing.map(([key]) => key), standing.map(([, expires]) => expires)],
  );
}
