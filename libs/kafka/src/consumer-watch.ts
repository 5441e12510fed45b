/** Follows one consumer by the events it emits, and tells when its life is over. */
import type { Consumer } from 'kafkajs';
import type { ConsumerProgress } from './consumer-progress.js';

const interval = 1_000;

export class ConsumerWatch {
  /** Resolves when closing begins; rejects when the client crashed, or received nothing from its broker for too long. */
  readonly ended: Promise<void>;
  private readonly stops: (() => void)[] = [];

  constructor(
    consumer: Consumer,
    private readonly progress: ConsumerProgress,
    onJoin: () => void,
    closing: AbortSignal,
  ) {
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT } = consumer.events;
    progress.sign();
    this.ended = new Promise((resolve, reject) => {
      const silence = setInterval(() => {
        if (progress.stalled) reject(new Error('Nothing was received from the broker for too long'));
      }, interval);
      const onClosing = () => resolve();
      closing.addEventListener('abort', onClosing);
      this.stops.push(
        () => clearInterval(silence),
        () => closing.removeEventListener('abort', onClosing),
        consumer.on(FETCH, () => progress.sign()),
        consumer.on(HEARTBEAT, () => progress.sign()),
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
