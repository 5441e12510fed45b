/**
 * Observes the backlog of one consumer, and skips a batch that even the tolerant codecs cannot replace with placeholders.
 */
import { BackgroundLoop, OutageLog } from '#background';
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, KafkaMessage, Producer } from 'kafkajs';
import type { Backlog, PartitionState } from './backlog.js';
import { deliverDeadLetters } from './deliver.js';
import type { RequestTopic } from './request-topic.js';
import { timings } from './timings.js';
import { type SkippableBatch, skippableAt } from './tolerant-codecs.js';

export interface WatchedConsumer {
  /** On connections of its own, so that it observes even while the consumer cannot connect. */
  readonly admin: Admin;
  readonly consumer: Consumer;
  readonly producer: Producer;
  readonly group: string;
  readonly requestTopics: readonly RequestTopic[];
  readonly backlog: Backlog;
}

export class BacklogWatch {
  private readonly logger = new Logger('Kafka');
  private readonly loop: BackgroundLoop;
  /** Partitions of each topic that this member was assigned; undefined before it first joined. */
  private assigned: Record<string, number[]> | undefined;
  private observedAt = performance.now();

  constructor(private readonly watched: WatchedConsumer) {
    const { consumer } = watched;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => (this.assigned = payload.memberAssignment));
    // At debug level: the transport itself logs a broker that is away as a warning.
    const debug = (line: unknown) => this.logger.debug(line);
    this.loop = new BackgroundLoop({
      run: async () => {
        await this.observe();
        return timings.backlogCheck;
      },
      outage: new OutageLog(
        { warn: debug, log: debug },
        { began: 'The backlog cannot be observed', ended: 'The backlog is observed again' },
      ),
      pauseAfterFailure: timings.backlogCheck,
    });
  }

  /** Observes now, then every `timings.backlogCheck`. */
  start(): void {
    this.loop.start();
  }

  /** Resolves after the current observation has ended. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await this.watched.admin.disconnect().catch(() => undefined);
  }

  private async observe(): Promise<void> {
    const previous = this.observedAt;
    this.observedAt = performance.now();
    await this.watched.admin.connect();
    const states = await this.states();
    this.watched.backlog.observe(states);
    await this.skip(states, previous);
  }

  /** States of the partitions assigned to this member, or of all partitions before it first joined: perhaps no member works on them. */
  private async states(): Promise<PartitionState[]> {
    const { group: groupId, requestTopics } = this.watched;
    const topics = requestTopics.map(({ topic }) => topic);
    const committed = await this.watched.admin.fetchOffsets({ groupId, topics });
    const states = committed.map(async ({ topic, partitions }) => {
      const ends = new Map(
        (await this.watched.admin.fetchTopicOffsets(topic)).map((end) => [end.partition, end] as const),
      );
      return partitions.flatMap(({ partition, offset }) => {
        const end = ends.get(partition);
        if (!end || !(this.assigned?.[topic]?.includes(partition) ?? true)) return [];
        const next = BigInt(offset) < BigInt(end.low) ? BigInt(end.low) : BigInt(offset);
        return [{ topic, partition, next, end: BigInt(end.high) }];
      });
    });
    return (await Promise.all(states)).flat();
  }

  /**
   * Skips a batch only if its partition has not moved between two observations and the client met the batch in between.
   * @param since `performance.now()` of the previous observation
   */
  private async skip(states: readonly PartitionState[], since: number): Promise<void> {
    if (!this.assigned) return;
    for (const state of states) {
      const batch = skippableAt(state.next, since);
      if (batch && this.watched.backlog.stuckFor(state) > 0) await this.skipBatch(state, batch);
    }
  }

  private async skipBatch({ topic, partition }: PartitionState, batch: SkippableBatch): Promise<void> {
    const { consumer, producer, requestTopics } = this.watched;
    const { deadLetterTopic } = requestTopics.find((requestTopic) => requestTopic.topic === topic)!;
    const [firstOffset, lastOffset] = [String(batch.firstOffset), String(batch.lastOffset)];
    const message = { key: null, value: null, offset: firstOffset, headers: {} } as unknown as KafkaMessage;
    await deliverDeadLetters(producer, deadLetterTopic, [
      { message, reason: 'undecodable', topic, partition, lastOffset },
    ]);
    consumer.seek({ topic, partition, offset: String(batch.lastOffset + 1n) });
    const { reason } = batch;
    this.logger.error({
      msg: 'Skipped a batch that cannot be read; its requests get no response',
      topic,
      partition,
      firstOffset,
      lastOffset,
      reason,
    });
  }
}
