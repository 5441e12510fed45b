/** Reads the outbox for database specs. */
import type { DataSource, EntityManager } from 'typeorm';

export interface OutboxEvent {
  readonly type: string;
  readonly data: Record<string, unknown>;
}

/** @returns the events of a user, the oldest first */
export function eventsOf(database: DataSource | EntityManager, userId: number): Promise<OutboxEvent[]> {
  return database.query('SELECT type, data FROM event_outbox WHERE user_id = $1 ORDER BY seq', [userId]);
}

/** @returns what `work` adds to the events of a user */
export async function eventsDuring(
  database: DataSource,
  userId: number,
  work: () => Promise<unknown>,
): Promise<OutboxEvent[]> {
  const before = await eventsOf(database, userId);
  await work();
  return (await eventsOf(database, userId)).slice(before.length);
}
