/** The three ways to the database: a transaction that re-runs as a whole, a single statement that does, and a plain read. */
import { CodedError } from '#errors';
import pRetry from 'p-retry';
import type { DataSource, EntityManager } from 'typeorm';
import type { DatabaseListener } from './listener/database-listener.js';
import { isRetriable, isUnavailable } from './sql-states.js';

/** Four re-runs; the pause before the first is 20 to 40 ms, and doubles. */
const rerun = { retries: 4, minTimeout: 20, factor: 2, randomize: true } as const;

/** Invalidates the caches of this process before the caller of a transaction continues. */
const listeners = new WeakMap<DataSource, Pick<DatabaseListener, 'catchUp'>>();

/** From here on a process sees what it has changed itself, also where it remembers what was before. */
export function hearOwnTransactions(dataSource: DataSource, listener: DatabaseListener): void {
  listeners.set(dataSource, listener);
}

/**
 * Runs `work` in one transaction. A deadlock or serialization failure re-runs the whole function, so `work` must
 * keep its effects inside `db`.
 * @throws CodedError `database.unavailable` when PostgreSQL cannot be reached, or each of the runs failed that way
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  return rerunning(async () => {
    const result = await dataSource.transaction(work);
    await listeners.get(dataSource)?.catchUp();
    return result;
  });
}

/**
 * Runs `statement`, one that is a transaction by itself, in a quarter of the exchanges that `inTransaction` takes. A
 * deadlock or serialization failure re-runs it. It is not for what this process remembers: that may be told later.
 * @throws CodedError `database.unavailable` when PostgreSQL cannot be reached
 */
export async function inStatement<T>(
  dataSource: DataSource,
  statement: (db: EntityManager) => Promise<T>,
): Promise<T> {
  return rerunning(() => statement(dataSource.manager));
}

async function rerunning<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await pRetry(work, { ...rerun, shouldRetry: ({ error }) => isRetriable(error) });
  } catch (error) {
    throw asUnavailable(error);
  }
}

/**
 * Runs `work` outside a transaction. A deadlock or serialization failure re-runs it.
 * @throws CodedError `database.unavailable` when PostgreSQL cannot be reached
 */
export async function readFrom<T>(
  dataSource: DataSource,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  return rerunning(() => work(dataSource.manager));
}

function asUnavailable(error: unknown): unknown {
  return isUnavailable(error) || isRetriable(error)
    ? new CodedError('database.unavailable', { cause: error, retryAfter: 2 })
    : error;
}
