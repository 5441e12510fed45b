/** Reads the outbox for database specs. */
import type { DataSource, EntityManager } from 'typeorm';

export interface Told {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** @returns the events of a user, the oldest first */
export function toldOf(database: DataSource | EntityManager, userId: number): Promise<Told[]> {
  return database.query('SELECT type, data FROM event_outbox WHERE user_id = $1 ORDER BY seq', [userId]);
}

/** @returns what `work` adds to the events of a user */
export async function toldBy(
  database: DataSource,
  userId: number,
  work: () => Promise<unknown>,
): Promise<Told[]> {
  const before = await toldOf(database, userId);
  await work();
  return (await toldOf(database, userId)).slice(before.length);
}
