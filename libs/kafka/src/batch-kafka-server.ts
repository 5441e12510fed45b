/** The Nest transport that serves `@MessagePattern` over Kafka in batches and reconnects until its broker is back. */
import { BackgroundLoop, OutageLog } from '#background';
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { DeadLetterListener } from './batch-worker.js';
import { consume } from './consume.js';
import { ConsumerProgress, type KafkaHealth } from './consumer-progress.js';
import { requestTopicsOf } from './request-topic.js';
import { timings } from './timings.js';

export class BatchKafkaServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger('Kafka');
  private readonly progress = new ConsumerProgress();
  private readonly outage = new OutageLog(this.logger, {
    began: 'Requests over Kafka wait: the consumer cannot connect or was lost; reconnecting',
    ended: 'Requests over Kafka are answered again',
  });
  private loop: BackgroundLoop | undefined;

  constructor(
    private readonly settings: KafkaSettings,
    private readonly onDeadLetters?: DeadLetterListener,
  ) {
    super();
  }

  /** Calls back immediately: the app starts and reports its health while the broker is away. */
  listen(callback: (error?: unknown) => void): void {
    try {
      this.loop = this.createLoop();
      this.loop.start();
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Answers and commits the current slices, then leaves the group, within `timings.closing` with or without a broker. */
  async close(): Promise<void> {
    await this.loop?.stop();
  }

  health(): KafkaHealth {
    return this.progress.health();
  }

  /** See `ConsumerProgress.lag`. */
  lag(): ReadonlyMap<string, number> | undefined {
    return this.progress.lag();
  }

  on(): never {
    throw new Error('The Kafka transport has no events; use health()');
  }

  unwrap(): never {
    throw new Error('The Kafka client is replaced after every fault and is not exposed');
  }

  private createLoop(): BackgroundLoop {
    const { settings, progress, outage, onDeadLetters } = this;
    const requestTopics = requestTopicsOf(this.messageHandlers);
    const onJoin = () => {
      outage.succeeded();
      this.logger.log('Joined the consumer group');
    };
    return new BackgroundLoop({
      run: async (closing) => {
        await consume({ settings, requestTopics, progress, onJoin, onDeadLetters }, closing);
        return 0;
      },
      outage,
      pauseAfterFailure: timings.reconnectPause,
    });
  }
}
