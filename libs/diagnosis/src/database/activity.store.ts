/** What keeps PostgreSQL from cleaning up, in SQL. Roles see their own transactions; members of pg_monitor see all. */
import type { EntityManager } from 'typeorm';

export interface LongTransaction {
  readonly pid: number;
  readonly application: string;
  readonly state: string;
  readonly seconds: number;
}

/** @param age seconds. @returns the oldest ones, at most 5 */
export function findLongTransactions(db: EntityManager, age: number): Promise<LongTransaction[]> {
  return db.query<LongTransaction[]>(
    `SELECT pid, application_name AS application, coalesce(state, 'unknown') AS state,
       extract(epoch FROM clock_timestamp() - xact_start)::int AS seconds
     FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
       AND xact_start < clock_timestamp() - make_interval(secs => $1)
     ORDER BY xact_start LIMIT 5`,
    [age],
  );
}

/** @param age seconds. @returns global identifiers of prepared transactions, at most 5 */
export async function findPreparedTransactions(db: EntityManager, age: number): Promise<string[]> {
  const rows = await db.query<{ gid: string }[]>(
    `SELECT gid FROM pg_prepared_xacts
     WHERE database = current_database() AND prepared < clock_timestamp() - make_interval(secs => $1)
     ORDER BY prepared LIMIT 5`,
    [age],
  );
  return rows.map(({ gid }) => gid);
}

export interface IdleSlot {
  readonly name: string;
  /** Of the log that is kept for it. */
  readonly megabytes: number;
}

export function findIdleSlots(db: EntityManager, megabytes: number): Promise<IdleSlot[]> {
  return db.query<IdleSlot[]>(
    `SELECT name, megabytes FROM (
       SELECT slot_name AS name, (CASE WHEN pg_is_in_recovery() THEN 0
         ELSE pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn) END / 1048576)::int AS megabytes
       FROM pg_replication_slots WHERE NOT active AND restart_lsn IS NOT NULL) AS slots
     WHERE megabytes >= $1 ORDER BY megabytes DESC LIMIT 5`,
    [megabytes],
  );
}

export interface BloatedTable {
  readonly table: string;
  readonly dead: number;
  readonly live: number;
}

/**
 * @param least dead rows that matter
 * @param share of dead rows in relation to live ones
 */
export function findBloatedTables(db: EntityManager, least: number, share: number): Promise<BloatedTable[]> {
  return db.query<BloatedTable[]>(
    `SELECT relname AS table, n_dead_tup::float8 AS dead, n_live_tup::float8 AS live
     FROM pg_stat_user_tables
     WHERE n_dead_tup >= $1 AND n_dead_tup > n_live_tup * $2::float8
     ORDER BY n_dead_tup DESC LIMIT 5`,
    [least, share],
  );
}
