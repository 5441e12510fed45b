/** A job that the worker repeats from its start to its shutdown, which waits for the current run. */
import { BackgroundLoop, type BackgroundLoopOptions } from '#background';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

export abstract class RepeatedJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: BackgroundLoop;

  constructor(options: Omit<BackgroundLoopOptions, 'run'>) {
    this.loop = new BackgroundLoop({ ...options, run: (stopping) => this.run(stopping) });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** See `BackgroundLoopOptions.run`. */
  protected abstract run(stopping: AbortSignal): Promise<number>;
}
