/** Shares one run of a task among all callers that wait for it. */
import { pause } from './pause.js';

export class CoalescedRun<T = void> {
  private next: Promise<T> | undefined;
  private current: Promise<unknown> = Promise.resolve();
  private startedAt = -Infinity;

  /**
   * @param task one run of it at a time
   * @param interval minimum milliseconds from the start of one run to the start of the next
   */
  constructor(
    private readonly task: () => Promise<T>,
    private readonly interval = 0,
  ) {}

  /**
   * Settles with a run that starts after this call, so that the run sees everything that happened before the call. Calls made
   * before it starts share it.
   * @throws what the task throws
   */
  run(): Promise<T> {
    this.next ??= this.startNext();
    return this.next;
  }

  private async startNext(): Promise<T> {
    await this.current;
    // Timers of Node may fire up to a millisecond early.
    const due = this.startedAt + this.interval;
    while (performance.now() < due) await pause(Math.ceil(due - performance.now()));
    this.next = undefined;
    this.startedAt = performance.now();
    const run = this.task();
    this.current = run.catch(() => undefined);
    return run;
  }
}
