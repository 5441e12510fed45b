/** Runs a transaction, a single statement or a read, and re-runs it after a deadlock or serialization failure. */
import { CodedError } from '#errors';
import pRetry from 'p-retry';
import type { DataSource, EntityManager } from 'typeorm';
import type { DatabaseListener } from './listener/database-listener.js';
import { isRetriable, isUnavailable } from './sql-states.js';

/** Four re-runs; the pause before the first is 20 to 40 ms, and doubles. */
const rerun = { retries: 4, minTimeout: 20, factor: 2, randomize: true } as const;

/** Invalidates the caches of this process before the caller of a transaction continues. */
const listeners = new WeakMap<DataSource, Pick<DatabaseListener, 'catchUp'>>();

/** From this call on, `inTransaction` returns after the caches of this process have been invalidated. */
export function invalidateCachesOnCommit(dataSource: DataSource, listener: DatabaseListener): void {
  listeners.set(dataSource, listener);
}

/** The callbacks of each open transaction, see `onCommit`. */
const commitCallbacks = new WeakMap<EntityManager, (() => void)[]>();

/**
 * Runs `callback` as soon as the transaction of `db` has committed, and not at all if it rolls back.
 * @throws Error if `db` is not the manager that `inTransaction` passed to its function
 */
export function onCommit(db: EntityManager, callback: () => void): void {
  const callbacks = commitCallbacks.get(db);
  if (!callbacks) throw new Error('onCommit requires the manager of an open inTransaction');
  callbacks.push(callback);
}

/**
 * Runs `work` in one transaction. A deadlock or serialization failure re-runs the whole function, so `work` must
 * keep its effects inside `db`; other effects, such as log lines, go to `onCommit`.
 * @throws CodedError `database.unavailable` when PostgreSQL cannot be reached, or each of the runs failed that way
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  return rerunning(async () => {
    const callbacks: (() => void)[] = [];
    const result = await dataSource.transaction((db) => {
      commitCallbacks.set(db, callbacks);
      return work(db);
    });
    for (const callback of callbacks) callback();
    await listeners.get(dataSource)?.catchUp();
    return result;
  });
}

/** A function that runs `work` in one transaction: `inTransaction`, or `inTrial`. */
export type Running = typeof inTransaction;

/** Runs `work` like `inTransaction`, and takes everything back: what it returns or throws is what would happen. */
export async function inTrial<T>(
  dataSource: DataSource,
  work: (db: EntityManager) => Promise<T>,
): Promise<T> {
  return rerunning(async () => {
    let found: { readonly result: T } | undefined;
    const trial = dataSource.transaction(async (db) => {
      commitCallbacks.set(db, []);
      found = { result: await work(db) };
      throw new TakenBack();
    });
    await trial.catch((error: unknown) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    return found!.result;
  });
}

class TakenBack extends Error {}

/**
 * Runs a single statement without BEGIN and COMMIT, in a quarter of the round trips of `inTransaction`. A deadlock or serialization
 * failure re-runs it. Not for changes of cached data: it returns before the caches of this process are invalidated.
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
