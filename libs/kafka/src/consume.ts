/** Runs one consumer: connects, creates missing topics, joins the group and answers requests, until it is closed or fails. */
import type { KafkaSettings } from '#config';
import { closeWithin, DestroyableSockets } from '#kafkajs-extensions';
import type { Consumer, Kafka, Producer } from 'kafkajs';
import { BacklogWatch } from './backlog-watch.js';
import { BatchWorker, type DeadLetterListener } from './batch-worker.js';
import type { ConsumerProgress } from './consumer-progress.js';
import { ConsumerWatch } from './consumer-watch.js';
import { createKafkaClient, createProducer } from './kafka-client.js';
import type { RequestTopic } from './request-topic.js';
import { timings } from './timings.js';
import { ensureTopics, topicsOf } from './topics.js';

/** Partitions processed concurrently. Their handlers share database reads, too. */
const concurrentPartitions = 3;
/** Bytes; above the 1 MiB a broker accepts as one message by default, so that the largest message still fits. */
const bytesPerPartition = 2 * 1024 * 1024;

export interface ConsumeOptions {
  readonly settings: KafkaSettings;
  readonly requestTopics: readonly RequestTopic[];
  readonly progress: ConsumerProgress;
  /** Called each time the consumer has joined its group. */
  readonly onJoin: () => void;
  readonly onDeadLetters: DeadLetterListener | undefined;
}

/**
 * Resolves after `closing` is aborted, when the current slices are answered and the group is left.
 * @throws Error when the client crashed or received nothing from the broker for too long. Its connections are destroyed by
 * then, so the next consumer cannot race with responses of this one.
 */
export async function consume(options: ConsumeOptions, closing: AbortSignal): Promise<void> {
  const sockets = new DestroyableSockets();
  const kafka = createKafkaClient(options.settings, sockets.create);
  const producer = createProducer(kafka);
  const consumer = createConsumer(kafka, options.settings.group);
  const watch = new ConsumerWatch(consumer, options.progress, options.onJoin, closing);
  const { settings, requestTopics, progress } = options;
  const watchSockets = new DestroyableSockets();
  const backlogWatch = new BacklogWatch({
    admin: createKafkaClient(settings, watchSockets.create).admin(),
    consumer,
    producer,
    group: settings.group,
    requestTopics,
    backlog: progress.backlog,
  });
  backlogWatch.start();
  try {
    await Promise.race([watch.ended, start(kafka, consumer, producer, options, closing)]);
    await watch.ended;
  } finally {
    watch.stop();
    const watchStopped = backlogWatch.stop();
    if (!closing.aborted) sockets.destroyAll();
    const timeout = closing.aborted ? timings.closing : timings.leaving;
    const left = Promise.all([leave(consumer, producer), watchStopped]);
    await closeWithin(timeout, left, sockets, watchSockets);
  }
}

function createConsumer(kafka: Kafka, groupId: string): Consumer {
  return kafka.consumer({
    groupId,
    sessionTimeout: timings.session,
    heartbeatInterval: timings.heartbeat,
    rebalanceTimeout: timings.rebalance,
    maxWaitTimeInMs: timings.fetchWait,
    maxBytesPerPartition: bytesPerPartition,
    // Otherwise a caller that never ends its transaction would block all later requests of the partition.
    readUncommitted: true,
    allowAutoTopicCreation: false,
    // One way to recover instead of two: after a crash this consumer ends, and the transport creates another.
    retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
  });
}

async function start(
  kafka: Kafka,
  consumer: Consumer,
  producer: Producer,
  { settings, requestTopics, progress, onDeadLetters }: ConsumeOptions,
  closing: AbortSignal,
): Promise<void> {
  const partitions = await ensureTopics(kafka, settings, topicsOf(requestTopics, settings));
  progress.recordContact();
  closing.throwIfAborted();
  await producer.connect();
  await consumer.connect();
  // From the beginning if the group has committed nothing yet: requests sent before the first start are answered, too.
  await consumer.subscribe({ topics: requestTopics.map(({ topic }) => topic), fromBeginning: true });
  closing.throwIfAborted();
  const worker = new BatchWorker(consumer, producer, partitions, progress, onDeadLetters);
  const byTopic = new Map(requestTopics.map((requestTopic) => [requestTopic.topic, requestTopic]));
  await consumer.run({
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: concurrentPartitions,
    eachBatch: (payload) => worker.work(byTopic.get(payload.batch.topic)!, payload),
  });
}

/** The consumer first: its last slice still needs the producer. Failures are ignored: the sockets are destroyed anyway. */
async function leave(consumer: Consumer, producer: Producer): Promise<void> {
  await Promise.allSettled([consumer.disconnect()]);
  await Promise.allSettled([producer.disconnect()]);
}
