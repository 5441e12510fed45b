/**
 * Lets what is asked while the database is at work wait for its turn: under load few large queries come of it, and a lone
 * question goes out at once.
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** @param most how many works may run at once */
  constructor(private readonly most: number) {}

  /** Calls `start` in its turn, after all that happens in this round of the event loop. `start` begins a work with `take`. */
  wait(start: () => void): void {
    this.#waiting.push(start);
    setImmediate(() => this.#next());
  }

  /** @returns what the work returns, or throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#next();
    }
  }

  #next(): void {
    if (this.#running < this.most) this.#waiting.shift()?.();
  }
}
