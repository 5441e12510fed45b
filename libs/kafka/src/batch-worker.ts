/**
 * Works a fetched batch slice by slice: handlers first, then one send, and only then is the slice marked as done. The
 * handlers of the next slice run meanwhile.
 */
import { Logger } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';
import type { Consumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import pRetry from 'p-retry';
import { answerSlice, type AnsweredSlice, refusalOf, type SliceOrigin } from './answer-slice.js';
import type { ConsumerProgress } from './consumer-progress.js';
import type { ParkedMessage } from './dead-letter.js';
import { deliverAnswers, deliverDeadLetters, sizeOf } from './deliver.js';
import { oneAhead } from './one-ahead.js';
import type { PartitionCounts } from './route-answer.js';
import type { Subscription } from './subscription.js';
import { timings } from './timings.js';
import { whileBeating } from './while-beating.js';

/** Large enough to share reads and sends, small enough that a slice takes a few milliseconds. */
export const sliceLength = 256;

export class BatchWorker {
  private readonly logger = new Logger('Kafka');

  constructor(
    private readonly consumer: Consumer,
    private readonly producer: Producer,
    private readonly partitions: PartitionCounts,
    private readonly progress: ConsumerProgress,
  ) {}

  /** Returns early, with the rest undone, when the consumer is closing or lost the partition. */
  async work(subscription: Subscription, payload: EachBatchPayload): Promise<void> {
    const origin = this.originOf(subscription, payload);
    const answer = (slice: readonly KafkaMessage[]) => this.answer(slice, origin, payload);
    for await (const [slice, ahead] of oneAhead(slicesOf(payload.batch.messages), answer)) {
      const answered = ahead && isOutdated(ahead) ? await answer(slice) : ahead;
      if (!answered) return;
      await this.deliver(origin, answered);
      payload.resolveOffset(slice.at(-1)!.offset);
      await payload.heartbeat();
      await payload.commitOffsetsIfNecessary();
    }
  }

  /**
   * Tries until every request of the slice has its answer. A caller is never told FAIL because the database is away;
   * membership in the group is kept meanwhile.
   */
  private async answer(
    slice: readonly KafkaMessage[],
    origin: SliceOrigin,
    { heartbeat, isRunning, isStale }: EachBatchPayload,
  ): Promise<AnsweredSlice | undefined> {
    const answerWhileOurs = async () =>
      isRunning() && !isStale() ? whileBeating(answerSlice(slice, origin), heartbeat) : undefined;
    return pRetry(answerWhileOurs, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: timings.retryPause,
      maxTimeout: timings.longestRetryPause,
      onFailedAttempt: async ({ error, attemptNumber }) => {
        await heartbeat();
        if (attemptNumber === 1) this.reportDelay(slice, origin, error);
        this.progress.backlog.excuse({ topic: origin.subscription.topic, partition: origin.partition });
      },
    });
  }

  private reportDelay(
    slice: readonly KafkaMessage[],
    { subscription, partition }: SliceOrigin,
    err: unknown,
  ) {
    const { topic } = subscription;
    const msg = 'Requests cannot be answered yet; they are tried again until they can';
    this.logger.warn({ msg, topic, partition, requests: slice.length, err });
  }

  private async deliver(origin: SliceOrigin, { answers, parked }: AnsweredSlice): Promise<void> {
    const { topic, deadLetterTopic } = origin.subscription;
    const refused = await deliverAnswers(this.producer, answers, (answer) => refusalOf(answer, origin));
    const oversized = refused.map(({ request: { message }, message: answer }): ParkedMessage => {
      const cause = new Error(`The broker refuses an answer of ${sizeOf(answer)} bytes`);
      return { message, reason: 'answer_too_large', topic, partition: origin.partition, cause };
    });
    const all = [...parked, ...oversized];
    if (all.length > 0) {
      await deliverDeadLetters(this.producer, deadLetterTopic, all);
      this.reportParked(all);
    }
    this.progress.count({ answered: answers.length, parked: all.length });
  }

  private reportParked(parked: readonly ParkedMessage[]): void {
    for (const reason of new Set(parked.map((one) => one.reason))) {
      const alike = parked.filter((one) => one.reason === reason);
      const { topic, partition, message, cause } = alike[0]!;
      const line = { topic, partition, reason, count: alike.length, firstOffset: message.offset };
      if (cause === undefined)
        this.logger.warn({ msg: 'Messages that are no requests were parked', ...line });
      else
        this.logger.error({
          msg: 'Requests that cannot be answered were refused and parked',
          ...line,
          err: cause,
        });
    }
  }

  private originOf(subscription: Subscription, { batch, heartbeat }: EachBatchPayload): SliceOrigin {
    const { consumer, producer, partitions } = this;
    const { topic, partition } = batch;
    return {
      subscription,
      partition,
      partitions,
      contextOf: (message) =>
        new KafkaContext([message, partition, topic, consumer, heartbeat, producer] as ConstructorParameters<
          typeof KafkaContext
        >[0]),
    };
  }
}

const isOutdated = ({ answeredAt }: AnsweredSlice) => performance.now() - answeredAt > timings.freshAnswers;

function slicesOf(messages: readonly KafkaMessage[]): (readonly KafkaMessage[])[] {
  const count = Math.ceil(messages.length / sliceLength);
  return Array.from({ length: count }, (_, index) =>
    messages.slice(index * sliceLength, (index + 1) * sliceLength),
  );
}
