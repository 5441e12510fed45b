/** Loads something again and again, for any number of callers, but no oftener than it should be. */
import { setTimeout as pause } from 'node:timers/promises';

export class CoalescedLoad {
  #next: Promise<void> | undefined;
  #running: Promise<void> = Promise.resolve();
  #startedAt = -Infinity;

  /**
   * @param load one run of it at a time
   * @param interval milliseconds from the start of a run to the next
   */
  constructor(
    private readonly load: () => Promise<void>,
    private readonly interval: number,
  ) {}

  /**
   * Settles with a run that began after this call: what was true before the call, that run has seen. All who call
   * before it begins share it.
   * @throws what `load` throws
   */
  run(): Promise<void> {
    this.#next ??= this.#begin();
    return this.#next;
  }

  async #begin(): Promise<void> {
    await this.#running;
    const wait = this.#startedAt + this.interval - performance.now();
    if (wait > 0) await pause(wait);
    this.#next = undefined;
    this.#startedAt = performance.now();
    const run = this.load();
    this.#running = run.catch(() => undefined);
    return run;
  }
}
