/** How many connections PostgreSQL has and may have, in SQL. */
import type { EntityManager } from 'typeorm';

export interface ConnectionFacts {
  /** Of all roles and databases. */
  readonly used: number;
  /** For roles that are not superusers; the limits of the role and of the database count as well. */
  readonly available: number;
}

export async function findConnectionFacts(db: EntityManager): Promise<ConnectionFacts> {
  const [facts] = await db.query<[ConnectionFacts]>(
    `SELECT
       (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used,
       least(
         current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
         nullif(r.rolconnlimit, -1), nullif(d.datconnlimit, -1)) AS available
     FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()`,
  );
  return facts;
}
