/** The Nest transport that serves `@MessagePattern` over Kafka in whole batches and never gives up on its broker. */
import type { KafkaSettings } from '#config';
import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { setTimeout as pause } from 'node:timers/promises';
import { ConsumerProgress, type KafkaHealth } from './consumer-progress.js';
import { consume } from './consumption.js';
import { subscriptionsOf } from './subscription.js';
import { timings } from './timings.js';

export class BatchKafkaServer extends Server implements CustomTransportStrategy {
  protected override readonly logger = new Logger('Kafka');
  private readonly progress = new ConsumerProgress();
  private readonly closing = new AbortController();
  private consuming: Promise<void> = Promise.resolve();
  private broken = false;

  constructor(private readonly settings: KafkaSettings) {
    super();
  }

  /** Calls back at once: an app starts, and tells its health, while the broker is away. */
  listen(callback: (error?: unknown) => void): void {
    try {
      this.consuming = this.keepConsuming(subscriptionsOf(this.messageHandlers));
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** The running slices are answered and committed and the group is left: within `timings.closing`, broker or not. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.consuming;
  }

  health(): KafkaHealth {
    return this.progress.health();
  }

  on(): never {
    throw new Error('The Kafka transport has no events; ask for its health()');
  }

  unwrap(): never {
    throw new Error('The Kafka client is rebuilt at every fault and is not handed out');
  }

  private async keepConsuming(subscriptions: ReturnType<typeof subscriptionsOf>): Promise<void> {
    const { settings, progress } = this;
    const onJoin = () => this.reportJoin();
    while (!this.closing.signal.aborted) {
      try {
        await consume({ settings, subscriptions, progress, onJoin }, this.closing.signal);
      } catch (error) {
        this.reportFault(error);
        await pause(timings.rebuildPause, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  private reportJoin(): void {
    this.broken = false;
    this.logger.log('Joined the consumer group; requests are answered');
  }

  /** One line an outage, however many tries it takes. */
  private reportFault(error: unknown): void {
    if (this.broken || this.closing.signal.aborted) return;
    this.broken = true;
    this.logger.warn({ msg: 'Kafka does not serve; trying again until it does', err: error });
  }
}
