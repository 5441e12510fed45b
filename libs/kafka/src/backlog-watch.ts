/**
 * Observes the backlog of one life of the consumer, and moves a partition past a batch that the client cannot even
 * replace by placeholders.
 */
import { Logger } from '@nestjs/common';
import type { Admin, Consumer, KafkaMessage, Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Backlog, PartitionState } from './backlog.js';
import { deliverDeadLetters } from './deliver.js';
import type { Subscription } from './subscription.js';
import { timings } from './timings.js';
import { type SkippableBatch, skippableAt } from './tolerant-codecs.js';

export interface WatchedConsumer {
  /** On connections of its own: a life that fails at once is still observed. */
  readonly admin: Admin;
  readonly consumer: Consumer;
  readonly producer: Producer;
  readonly group: string;
  readonly subscriptions: readonly Subscription[];
  readonly backlog: Backlog;
}

export class BacklogWatch {
  private readonly logger = new Logger('Kafka');
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private assigned: Record<string, number[]> | undefined;

  constructor(private readonly watched: WatchedConsumer) {
    const { consumer } = watched;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => (this.assigned = payload.memberAssignment));
  }

  start(): void {
    this.running = this.run();
  }

  /** Resolves once the observation that is under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.watched.admin.disconnect().catch(() => undefined);
  }

  /** Never rejects: what the broker does not tell is asked again. */
  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let last = performance.now();
    do {
      const began = performance.now();
      try {
        await this.watched.admin.connect();
        const states = await this.states();
        this.watched.backlog.observe(states);
        await this.skip(states, last);
      } catch (err) {
        this.logger.debug({ msg: 'The backlog cannot be observed', err });
      }
      last = began;
      await pause(timings.backlogCheck, undefined, { signal, ref: false }).catch(() => undefined);
    } while (!signal.aborted);
  }

  /** Of the partitions that are assigned here, or of all before any was: then nobody may be working on them. */
  private async states(): Promise<PartitionState[]> {
    const { group: groupId, subscriptions } = this.watched;
    const topics = subscriptions.map(({ topic }) => topic);
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
   * Only a partition that stood still between two observations, exactly at a batch that the client has met in the
   * meantime, is moved.
   */
  private async skip(states: readonly PartitionState[], since: number): Promise<void> {
    if (!this.assigned) return;
    for (const state of states) {
      const batch = skippableAt(state.next, since);
      if (batch && this.watched.backlog.stuckFor(state) > 0) await this.skipBatch(state, batch);
    }
  }

  private async skipBatch({ topic, partition }: PartitionState, batch: SkippableBatch): Promise<void> {
    const { consumer, producer, subscriptions } = this.watched;
    const { deadLetterTopic } = subscriptions.find((subscription) => subscription.topic === topic)!;
    const [firstOffset, lastOffset] = [String(batch.firstOffset), String(batch.lastOffset)];
    const message = { key: null, value: null, offset: firstOffset, headers: {} } as unknown as KafkaMessage;
    await deliverDeadLetters(producer, deadLetterTopic, [
      { message, reason: 'undecodable', topic, partition, lastOffset },
    ]);
    consumer.seek({ topic, partition, offset: String(batch.lastOffset + 1n) });
    const { reason } = batch;
    this.logger.error({
      msg: 'A batch that cannot be read was skipped',
      topic,
      partition,
      firstOffset,
      lastOffset,
      reason,
    });
  }
}
