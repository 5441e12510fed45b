/** Reports a consumer's events to its progress, and detects that it must be replaced. */
import type { Consumer } from 'kafkajs';
import type { ConsumerProgress } from './consumer-progress.js';

/** Milliseconds between two checks for a stalled consumer. */
const interval = 1_000;

export class ConsumerWatch {
  /** Resolves when closing begins. Rejects when the client crashed, or received nothing from its broker for `timings.stalled`. */
  readonly ended: Promise<void>;
  private readonly stops: (() => void)[] = [];

  constructor(
    consumer: Consumer,
    private readonly progress: ConsumerProgress,
    onJoin: () => void,
    closing: AbortSignal,
  ) {
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT } = consumer.events;
    progress.recordContact();
    this.ended = new Promise((resolve, reject) => {
      const check = setInterval(() => {
        if (progress.isStalled) reject(new Error('Received nothing from the broker for too long'));
      }, interval);
      const onClosing = () => resolve();
      closing.addEventListener('abort', onClosing);
      this.stops.push(
        () => clearInterval(check),
        () => closing.removeEventListener('abort', onClosing),
        consumer.on(FETCH, () => progress.recordContact()),
        consumer.on(HEARTBEAT, () => progress.recordContact()),
        consumer.on(CRASH, ({ payload }) => reject(payload.error)),
        consumer.on(GROUP_JOIN, () => {
          progress.join();
          onJoin();
        }),
      );
    });
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.progress.leave();
  }
}
