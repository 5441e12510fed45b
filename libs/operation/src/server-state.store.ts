/** The version of PostgreSQL and the migrations that it has, in SQL. */
import type { EntityManager } from 'typeorm';

export interface ServerState {
  readonly version: string;
  /** Names, oldest first. */
  readonly migrations: readonly string[];
}

export async function findServerState(db: EntityManager): Promise<ServerState> {
  const [state] = await db.query<[ServerState]>(
    `SELECT current_setting('server_version') AS version, ARRAY(SELECT name FROM schema_migrations ORDER BY id) AS migrations`,
  );
  return state;
}
