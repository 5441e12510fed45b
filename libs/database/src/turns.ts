/**
 * Lets what is asked while a query is under way wait for the next one: under load few large queries come of it, and a lone
 * question goes out at once.
 */
export class Turns {
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
