/** What PostgreSQL and this database are like, in SQL that every role may run. */
import type { EntityManager } from 'typeorm';

export interface ServerFacts {
  /** As `server_version_num`: 160004. */
  readonly version: number;
  readonly versionName: string;
  readonly encoding: string;
  /** Whether letters of other scripts have cases: false for the locale C. */
  readonly knowsLetters: boolean;
  readonly isStandby: boolean;
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly synchronousCommit: string;
  readonly autovacuum: string;
  /** Of this connection. */
  readonly dateStyle: string;
  /** Of a connection of this role that sets nothing. */
  readonly defaultDateStyle: string;
  readonly hasTrigrams: boolean;
  /** Transactions since the oldest row was frozen. */
  readonly transactionAge: number;
  /** Where it is readable: superusers and members of pg_read_all_settings. */
  readonly dataDirectory: string | null;
}

export async function findServerFacts(db: EntityManager): Promise<ServerFacts> {
  const [facts] = await db.query<[ServerFacts]>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionName",
       pg_encoding_to_char(d.encoding) AS encoding,
       CASE WHEN pg_encoding_to_char(d.encoding) = 'UTF8' THEN lower(U&'\\0416') = U&'\\0436' ELSE true END AS "knowsLetters",
       pg_is_in_recovery() AS "isStandby",
       current_setting('fsync') AS fsync, current_setting('full_page_writes') AS "fullPageWrites",
       current_setting('synchronous_commit') AS "synchronousCommit", current_setting('autovacuum') AS autovacuum,
       current_setting('DateStyle') AS "dateStyle",
       (SELECT reset_val FROM pg_settings WHERE name = 'DateStyle') AS "defaultDateStyle",
       EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') AS "hasTrigrams",
       age(d.datfrozenxid)::int AS "transactionAge",
       (SELECT setting FROM pg_settings WHERE name = 'data_directory') AS "dataDirectory"
     FROM pg_database d WHERE d.datname = current_database()`,
  );
  return facts;
}

export interface CollationVersions {
  /** Null for the locales C and POSIX. */
  readonly stored: string | null;
  readonly actual: string | null;
}

/** Needs PostgreSQL 15. */
export async function findCollationVersions(db: EntityManager): Promise<CollationVersions> {
  const [versions] = await db.query<[CollationVersions]>(
    `SELECT datcollversion AS stored, pg_database_collation_actual_version(oid) AS actual
     FROM pg_database WHERE datname = current_database()`,
  );
  return versions;
}
