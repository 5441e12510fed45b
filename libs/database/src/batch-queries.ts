/** Batches look-ups: those that arrive while a query runs share the next query. Under load there are few, large queries. */
import DataLoader from 'dataloader';

/**
 * Runs one query at a time. Look-ups of the same round of the event loop, or made while a query runs, share one query. A single
 * look-up is not delayed beyond its round.
 * @param query returns one result per key, in the order of the keys; an error rejects all look-ups of the batch
 * @param maxKeys of one query
 */
export function batchQueries<Key, Result>(
  query: (keys: readonly Key[]) => Promise<readonly Result[]>,
  maxKeys: number,
): Pick<DataLoader<Key, Result>, 'load'> {
  const queue = new QueryQueue();
  return new DataLoader((keys: readonly Key[]) => queue.run(() => query(keys)), {
    cache: false,
    maxBatchSize: maxKeys,
    batchScheduleFn: (dispatch) => queue.enqueue(dispatch),
  });
}

class QueryQueue {
  readonly #waiting: (() => void)[] = [];
  #isRunning = false;

  /** Calls `start` after the current round of the event loop, when no query runs. `start` begins its query with `run`. */
  enqueue(start: () => void): void {
    this.#waiting.push(start);
    setImmediate(() => this.#startNext());
  }

  /** @returns the result of the query @throws the error of the query */
  async run<T>(query: () => Promise<T>): Promise<T> {
    this.#isRunning = true;
    try {
      return await query();
    } finally {
      this.#isRunning = false;
      this.#startNext();
    }
  }

  #startNext(): void {
    if (!this.#isRunning) this.#waiting.shift()?.();
  }
}
