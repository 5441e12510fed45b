/** One life of the consumer: connects, sees to the topics, joins the group and answers, until it is closed or fails. */
import type { KafkaSettings } from '#config';
import { closeWithin, DestroyableSockets } from '#kafkajs-extensions';
import type { Consumer, Kafka, Producer } from 'kafkajs';
import { BacklogWatch } from './backlog-watch.js';
import { BatchWorker } from './batch-worker.js';
import type { ConsumerProgress } from './consumer-progress.js';
import { createKafkaClient, createProducer } from './kafka-client.js';
import { ConsumerWatch } from './consumer-watch.js';
import type { Subscription } from './subscription.js';
import { timings } from './timings.js';
import { ensureTopics, topicsOf } from './topics.js';

/** Partitions worked at the same time; their handlers then share reads of the database as well. */
const concurrentPartitions = 3;
/** Bytes; above the 1 MiB a broker takes as one message, so that the largest still fits. */
const bytesPerPartition = 2 * 1024 * 1024;

export interface ConsumptionOptions {
  readonly settings: KafkaSettings;
  readonly subscriptions: readonly Subscription[];
  readonly progress: ConsumerProgress;
  /** Called each time the consumer has become a member of its group. */
  readonly onJoin: () => void;
}

/**
 * Resolves after `closing`, when the running slices are answered and the group is left.
 * @throws Error when the client gave up or received nothing from the broker for too long; the caller then connects again.
 * Its connections are cut by then: what is left of it can answer no request a second time.
 */
export async function consume(options: ConsumptionOptions, closing: AbortSignal): Promise<void> {
  const sockets = new DestroyableSockets();
  const kafka = createKafkaClient(options.settings, sockets.create);
  const producer = createProducer(kafka);
  const consumer = createConsumer(kafka, options.settings.group);
  const watch = new ConsumerWatch(consumer, options.progress, options.onJoin, closing);
  const { settings, subscriptions, progress } = options;
  const watchSockets = new DestroyableSockets();
  const backlog = new BacklogWatch({
    admin: createKafkaClient(settings, watchSockets.create).admin(),
    consumer,
    producer,
    group: settings.group,
    subscriptions,
    backlog: progress.backlog,
  });
  backlog.start();
  try {
    await Promise.race([watch.ended, start(kafka, consumer, producer, options, closing)]);
    await watch.ended;
  } finally {
    watch.stop();
    const observed = backlog.stop();
    if (!closing.aborted) sockets.destroyAll();
    const patience = closing.aborted ? timings.closing : timings.leaving;
    const left = Promise.all([leave(consumer, producer), observed]);
    await closeWithin(patience, left, sockets, watchSockets);
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
    // A caller that never ends its transaction would hold up all requests behind it.
    readUncommitted: true,
    allowAutoTopicCreation: false,
    // One way to recover instead of two: every crash ends this life, and the next one is built from scratch.
    retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
  });
}

async function start(
  kafka: Kafka,
  consumer: Consumer,
  producer: Producer,
  { settings, subscriptions, progress }: ConsumptionOptions,
  closing: AbortSignal,
): Promise<void> {
  const partitions = await ensureTopics(kafka, settings, topicsOf(subscriptions, settings));
  progress.sign();
  closing.throwIfAborted();
  await producer.connect();
  await consumer.connect();
  // From the beginning, where nothing was ever committed: a request sent before the first start is answered too.
  await consumer.subscribe({ topics: subscriptions.map(({ topic }) => topic), fromBeginning: true });
  closing.throwIfAborted();
  const worker = new BatchWorker(consumer, producer, partitions, progress);
  const byTopic = new Map(subscriptions.map((subscription) => [subscription.topic, subscription]));
  await consumer.run({
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: concurrentPartitions,
    eachBatch: (payload) => worker.work(byTopic.get(payload.batch.topic)!, payload),
  });
}

/** The consumer first: its last slice still needs the producer. A failure is ignored: nothing can react to it. */
async function leave(consumer: Consumer, producer: Producer): Promise<void> {
  await Promise.allSettled([consumer.disconnect()]);
  await Promise.allSettled([producer.disconnect()]);
}
