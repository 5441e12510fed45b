/**
 * Applies one migration while the apps work. A statement that waits for a lock of a table makes all later statements on the table
 * wait behind it, so it gives up after `lockTimeout`, and the migration runs again later.
 */
import pRetry from 'p-retry';
import type { Migration, MigrationExecutor, QueryRunner } from 'typeorm';
import { type Report, reportFrom } from './migration-report.js';
import { isRetriable, sqlStateOf } from './sql-states.js';

/** Milliseconds. The longest time for which the apps' statements wait behind a migration that waits. */
const lockTimeout = 500;

const lockNotAvailable = '55P03';

/** Waits of 0.5 to 1 s, then doubled, at most 30 s: the last attempt begins after two to four minutes. */
const repetition = { retries: 10, minTimeout: 500, maxTimeout: 30_000, factor: 2, randomize: true } as const;

/**
 * A migration whose class sets `transaction = false` runs outside a transaction, and may be interrupted anywhere: its `up` must be
 * repeatable. Any other is one transaction, together with its row in `schema_migrations`.
 * @param runner used by `executor` too
 * @throws Error if a lock was not available in all attempts; else what the migration throws
 */
export async function applyMigration(
  runner: QueryRunner,
  executor: MigrationExecutor,
  migration: Migration,
  report: Report,
): Promise<void> {
  reportFrom(runner, report);
  const isTransaction = migration.instance?.transaction !== false;
  const apply = async () => {
    await executor.executeMigration(migration);
  };
  try {
    await pRetry(() => (isTransaction ? inOneTransaction(runner, apply) : apply()), {
      ...repetition,
      shouldRetry: ({ error }) => isLockFault(error),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        if (!isLockFault(error) || retriesLeft === 0) return;
        report(
          `A lock was not available. Trying again, ${retriesLeft} attempts left.${await holders(runner)}`,
        );
      },
    });
  } catch (error) {
    if (!isLockFault(error)) throw error;
    const remedy = `End long transactions, then migrate again.${await holders(runner)}`;
    throw new Error(`${migration.name} is not applied, because it could not lock its tables. ${remedy}`, {
      cause: error,
    });
  }
}

async function inOneTransaction(runner: QueryRunner, apply: () => Promise<unknown>): Promise<void> {
  await runner.startTransaction('READ COMMITTED');
  try {
    await runner.query(`SET LOCAL lock_timeout = ${lockTimeout}`);
    await apply();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

const isLockFault = (error: unknown) => sqlStateOf(error) === lockNotAvailable || isRetriable(error);

/** 16384 is the first object id that is not PostgreSQL's own. Transactions of other roles are visible to `pg_monitor` only. */
const oldestHolders = `
  SELECT pid, coalesce(nullif(application_name, ''), backend_type) AS name,
    extract(epoch FROM clock_timestamp() - xact_start)::int AS seconds
  FROM pg_stat_activity a
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start < clock_timestamp() - interval '400 ms'
    AND EXISTS (SELECT FROM pg_locks l
      WHERE l.pid = a.pid AND l.granted AND l.locktype = 'relation' AND l.relation >= 16384)
  ORDER BY xact_start LIMIT 3`;

/** @returns a sentence that begins with a blank, or nothing if no such transaction is visible */
async function holders(runner: QueryRunner): Promise<string> {
  const rows = (await runner.query(oldestHolders)) as { pid: number; name: string; seconds: number }[];
  if (rows.length === 0) return '';
  const named = rows.map(({ pid, name, seconds }) => `${name} (pid ${pid}, ${seconds} s)`);
  return ` Oldest transactions that hold locks: ${named.join(', ')}.`;
}
