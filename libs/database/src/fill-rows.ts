/** Changes many rows in small statements while the apps use them, for migrations. */
import type { QueryRunner } from 'typeorm';
import { reportOf } from './migration-report.js';

export interface Filling {
  readonly table: string;
  /** The only column of its primary key. */
  readonly key: string;
  /** The assignments of an UPDATE, for example `name_key = lower(name)`. */
  readonly set: string;
  /** The rows that still need the change, so that a run that was interrupted continues. */
  readonly where: string;
  /** Rows that one statement reads, and at most locks. */
  readonly batchSize?: number;
}

const rowsBetweenReports = 100_000;

/**
 * Call it from a migration with `transaction = false`: each batch commits, so its row locks last for milliseconds. A run that was
 * interrupted continues: it reads the finished rows again, and does not change them.
 * @returns rows changed
 * @throws Error in a transaction, which would keep all locks to its end
 */
export async function fillRows(db: QueryRunner, filling: Filling): Promise<number> {
  if (db.isTransactionActive) throw new Error('fillRows requires a migration with transaction = false');
  const report = reportOf(db);
  let [read, changed, last] = [0, 0, undefined as string | undefined];
  for (;;) {
    const batch = await fillBatch(db, filling, last);
    if (batch.last === null) break;
    const isDue =
      Math.floor((read + batch.read) / rowsBetweenReports) > Math.floor(read / rowsBetweenReports);
    read += batch.read;
    changed += batch.changed;
    last = batch.last;
    if (isDue) report(progress(filling.table, read, changed));
  }
  report(`${progress(filling.table, read, changed)} Done.`);
  return changed;
}

const readable = (count: number) => count.toLocaleString('en');

const progress = (table: string, read: number, changed: number) =>
  `${table}: ${readable(read)} rows read, ${readable(changed)} changed.`;

interface Batch {
  readonly read: number;
  readonly changed: number;
  /** Null behind the last row. */
  readonly last: string | null;
}

/** Rows are locked in the order of their keys. After a wait for a lock, PostgreSQL compares `where` with the new values of the row. */
async function fillBatch(
  db: QueryRunner,
  { table, key, set, where, batchSize = 2000 }: Filling,
  last: string | undefined,
): Promise<Batch> {
  const [batch] = (await db.query(
    `WITH batch AS MATERIALIZED (
       SELECT ${key} FROM ${table} ${last === undefined ? '' : `WHERE ${key} > $1`} ORDER BY ${key} LIMIT ${batchSize}
     ), locked AS MATERIALIZED (
       SELECT ${key} FROM ${table} WHERE ${key} IN (SELECT ${key} FROM batch) AND (${where})
       ORDER BY ${key} FOR NO KEY UPDATE
     ), changed AS (
       UPDATE ${table} SET ${set} FROM locked WHERE ${table}.${key} = locked.${key} RETURNING 1
     )
     SELECT (SELECT count(*)::int FROM batch) AS read, (SELECT count(*)::int FROM changed) AS changed,
       (SELECT ${key}::text FROM batch ORDER BY ${key} DESC LIMIT 1) AS last`,
    last === undefined ? [] : [last],
  )) as [Batch];
  return batch;
}
