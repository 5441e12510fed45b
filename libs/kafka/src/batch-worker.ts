/**
 * Processes a fetched batch slice by slice: handles the requests, sends the responses, then commits the offsets. The handlers
 * of the next slice run while the responses are sent.
 */
import { inSpanOfBatch, type SpanOptions, type TraceHeader } from '#tracing';
import { Logger } from '@nestjs/common';
import { KafkaContext } from '@nestjs/microservices';
import type { Consumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import pRetry from 'p-retry';
import type { ConsumerProgress } from './consumer-progress.js';
import type { DeadLetter } from './dead-letter.js';
import { type DeadLetterSummary, summarise } from './dead-letter-summary.js';
import { deliverDeadLetters, deliverResponses, sizeOf } from './deliver.js';
import { failureOf, type HandledSlice, handleSlice, type SliceContext } from './handle-slice.js';
import { prefetch } from './prefetch.js';
import type { RequestTopic } from './request-topic.js';
import type { PartitionCounts } from './route-response.js';
import { timings } from './timings.js';
import { withHeartbeats } from './with-heartbeats.js';

/** Messages. Large enough to share reads and sends, small enough that a slice takes a few milliseconds. */
export const sliceLength = 256;

/** Is told of dead letters once the topic has them. Its failure is logged and stops nothing. */
export type DeadLetterListener = (summaries: readonly DeadLetterSummary[]) => Promise<void>;

export class BatchWorker {
  private readonly logger = new Logger('Kafka');

  constructor(
    private readonly consumer: Consumer,
    private readonly producer: Producer,
    private readonly partitions: PartitionCounts,
    private readonly progress: ConsumerProgress,
    private readonly onDeadLetters: DeadLetterListener = async () => undefined,
  ) {}

  /** Returns early, without the remaining slices, when the consumer is closing or lost the partition. */
  async work(requestTopic: RequestTopic, payload: EachBatchPayload): Promise<void> {
    const context = this.contextOf(requestTopic, payload);
    const handle = (slice: readonly KafkaMessage[]) => this.handle(slice, context, payload);
    for await (const [slice, prefetched] of prefetch(slicesOf(payload.batch.messages), handle)) {
      const handled = prefetched && isOutdated(prefetched) ? await handle(slice) : prefetched;
      if (!handled) return;
      await this.deliver(context, handled);
      payload.resolveOffset(slice.at(-1)!.offset);
      await payload.heartbeat();
      await payload.commitOffsetsIfNecessary();
    }
  }

  /**
   * Retries until the database is available: a request must not get FAIL because of an outage of ours. Heartbeats keep the
   * membership in the group meanwhile.
   * @returns undefined when the consumer is closing or lost the partition
   */
  private async handle(
    slice: readonly KafkaMessage[],
    context: SliceContext,
    { heartbeat, isRunning, isStale }: EachBatchPayload,
  ): Promise<HandledSlice | undefined> {
    const handleWhileAssigned = async () =>
      isRunning() && !isStale() ? withHeartbeats(this.handleInSpan(slice, context), heartbeat) : undefined;
    return pRetry(handleWhileAssigned, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: timings.retryPause,
      maxTimeout: timings.longestRetryPause,
      onFailedAttempt: async ({ error, attemptNumber }) => {
        await heartbeat();
        if (attemptNumber === 1) this.reportDelay(slice, context, error);
        this.progress.backlog.reset({ topic: context.requestTopic.topic, partition: context.partition });
      },
    });
  }

  private handleInSpan(slice: readonly KafkaMessage[], context: SliceContext): Promise<HandledSlice> {
    const { topic } = context.requestTopic;
    const traceparents = () => slice.map(({ headers }) => headers?.['traceparent']);
    return inSpanOfBatch(
      `process ${topic}`,
      () => spanOfBatch(topic, traceparents()),
      () => handleSlice(slice, context),
    );
  }

  private reportDelay(
    slice: readonly KafkaMessage[],
    { requestTopic, partition }: SliceContext,
    err: unknown,
  ) {
    const { topic } = requestTopic;
    const msg = 'Requests cannot be answered yet; retrying until the database is available';
    this.logger.warn({ msg, topic, partition, requests: slice.length, err });
  }

  private async deliver(context: SliceContext, { responses, deadLetters }: HandledSlice): Promise<void> {
    const { topic, deadLetterTopic, replyTopic } = context.requestTopic;
    const rejected = await inSpanOfBatch(
      `send ${replyTopic}`,
      () =>
        spanOfBatch(
          replyTopic,
          responses.map(({ traceparent }) => traceparent),
        ),
      () => deliverResponses(this.producer, responses, (response) => failureOf(response, context)),
    );
    const oversized = rejected.map(({ request: { message }, message: response }): DeadLetter => {
      const cause = new Error(`The broker rejects a response of ${sizeOf(response)} bytes`);
      return { message, reason: 'answer_too_large', topic, partition: context.partition, cause };
    });
    const all = [...deadLetters, ...oversized];
    if (all.length > 0) {
      await deliverDeadLetters(this.producer, deadLetterTopic, all);
      this.reportDeadLetters(all);
      await this.onDeadLetters(summarise(all)).catch((err: unknown) =>
        this.logger.warn({
          msg: 'Dead letters are on their topic, but cannot be shown to administrators',
          err,
        }),
      );
    }
    this.progress.count({ answered: responses.length, deadLettered: all.length });
  }

  /** Logs one line per reason. */
  private reportDeadLetters(deadLetters: readonly DeadLetter[]): void {
    for (const reason of new Set(deadLetters.map((letter) => letter.reason))) {
      const alike = deadLetters.filter((letter) => letter.reason === reason);
      const { topic, partition, message, cause } = alike[0]!;
      const line = { topic, partition, reason, count: alike.length, firstOffset: message.offset };
      if (cause === undefined)
        this.logger.warn({ msg: 'Moved invalid requests to the dead-letter topic', ...line });
      else
        this.logger.error({
          msg: 'Requests failed and were moved to the dead-letter topic',
          ...line,
          err: cause,
        });
    }
  }

  private contextOf(requestTopic: RequestTopic, { batch, heartbeat }: EachBatchPayload): SliceContext {
    const { consumer, producer, partitions } = this;
    const { topic, partition } = batch;
    return {
      requestTopic,
      partition,
      partitions,
      contextOf: (message) =>
        new KafkaContext([message, partition, topic, consumer, heartbeat, producer] as ConstructorParameters<
          typeof KafkaContext
        >[0]),
    };
  }
}

/** Linked with the messages' own traces: a batch has many causes. */
function spanOfBatch(topic: string, links: readonly TraceHeader[]): SpanOptions {
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.destination.name': topic,
    'messaging.batch.message_count': links.length,
  };
  return { attributes, links };
}

const isOutdated = ({ handledAt }: HandledSlice) => performance.now() - handledAt > timings.freshResponses;

function slicesOf(messages: readonly KafkaMessage[]): (readonly KafkaMessage[])[] {
  const count = Math.ceil(messages.length / sliceLength);
  return Array.from({ length: count }, (_, index) =>
    messages.slice(index * sliceLength, (index + 1) * sliceLength),
  );
}
