/** Runs one task of a process again and again: never two runs at the same time, until it is stopped. */
import type { OutageLog } from './outage-log.js';
import { pause } from './pause.js';

export interface Failure {
  readonly error: unknown;
  /** Milliseconds the failed run lasted. */
  readonly lasted: number;
}

export interface BackgroundLoopOptions {
  /**
   * @param stopping aborted by `stop`, which then waits for the run to end
   * @returns milliseconds to the next run; `wake` shortens them
   * @throws any error: it is logged as an outage
   */
  readonly run: (stopping: AbortSignal) => Promise<number>;
  readonly outage: OutageLog;
  /** Milliseconds to the next run after a failure; `wake` does not shorten them. */
  readonly pauseAfterFailure: number | ((failure: Failure) => number);
  /** Milliseconds from `start` to the first run. Default 0. */
  readonly initialPause?: number;
}

export class BackgroundLoop {
  private readonly stopping = new AbortController();
  private waking = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: BackgroundLoopOptions) {}

  /** Further calls have no effect. */
  start(): void {
    this.running ??= this.keepRunning();
  }

  /** Begins the next run now, or, during a run, right after it. */
  wake(): void {
    this.waking.abort();
  }

  /** Starts no further run. Resolves when the current one has ended; never rejects. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    const { signal } = this.stopping;
    if (this.options.initialPause) await pause(this.options.initialPause, signal);
    while (!signal.aborted) {
      // Replaced before the run: whatever calls `wake` during the run causes another one.
      this.waking = new AbortController();
      const interval = await this.runOnce();
      if (interval === undefined) continue;
      await pause(interval, AbortSignal.any([signal, this.waking.signal]));
    }
  }

  /** @returns milliseconds to the next run; undefined after a failure, whose pause is over then */
  private async runOnce(): Promise<number | undefined> {
    const { run, outage, pauseAfterFailure } = this.options;
    const { signal } = this.stopping;
    const began = performance.now();
    try {
      const interval = await run(signal);
      // A run that `stop` cuts short has not succeeded.
      if (!signal.aborted) outage.succeeded();
      return interval;
    } catch (error) {
      // A run that is cut off by `stop` may fail; that is no outage.
      if (signal.aborted) return undefined;
      outage.failed(error);
      const failure = { error, lasted: performance.now() - began };
      await pause(
        typeof pauseAfterFailure === 'number' ? pauseAfterFailure : pauseAfterFailure(failure),
        signal,
      );
      return undefined;
    }
  }
}
