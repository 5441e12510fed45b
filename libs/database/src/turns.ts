/**
 * Lets what is asked while a query is under way wait for the next one: under load few large queries come of it, and a lone
 * question goes out at once.
 */
import DataLoader from 'dataloader';

/**
 * One query at a time. What is asked in one round of the event loop, or while a query is under way, goes out together.
 * @param query answers questions in their order; what it throws, all of them get
 * @param most questions of one query
 */
export function askInTurn<Question, Answer>(
  query: (questions: readonly Question[]) => Promise<readonly Answer[]>,
  most: number,
): Pick<DataLoader<Question, Answer>, 'load'> {
  const turns = new Turns();
  return new DataLoader((questions: readonly Question[]) => turns.take(() => query(questions)), {
    cache: false,
    maxBatchSize: most,
    batchScheduleFn: (dispatch) => turns.wait(dispatch),
  });
}

class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = false;

  /** Calls `start` in its turn, after all that happens in this round of the event loop. `start` begins a query with `take`. */
  wait(start: () => void): void {
    this.#waiting.push(start);
    setImmediate(() => this.#next());
  }

  /** @returns what the query returns, or throws */
  async take<T>(query: () => Promise<T>): Promise<T> {
    this.#running = true;
    try {
      return await query();
    } finally {
      this.#running = false;
      this.#next();
    }
  }

  #next(): void {
    if (!this.#running) this.#waiting.shift()?.();
  }
}
