/** Publishes records all or none, one publication after the other, and no other publisher of its name beside it. */
import type { KafkaSettings } from '#config';
import { closeWithin, DestroyableSockets } from '#kafkajs-extensions';
import type { Admin, Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { byTopic, groupBySize, sizeOf } from './deliver.js';
import { createKafkaClient, createTransactionalProducer } from './kafka-client.js';
import { isRefusal } from './refusals.js';
import { timings } from './timings.js';
import { ensureTopics, type WantedTopics } from './topics.js';

export interface PublishedRecord {
  readonly topic: string;
  readonly key: string;
  /** Null takes the key's last value off a compacted topic. */
  readonly value: string | null;
}

export interface PublisherOptions {
  readonly settings: KafkaSettings;
  /** Of all who share it, in whatever process, only the one that came last can publish. */
  readonly transactionalId: string;
  /** Created where they are missing. */
  readonly topics: WantedTopics;
}

interface Life {
  readonly producer: Producer;
  readonly admin: Admin;
  readonly sockets: DestroyableSockets;
}

export class TransactionalPublisher {
  private life: Life | undefined;

  constructor(private readonly options: PublisherOptions) {}

  /**
   * Returns once all replicas in sync have them. A publication is to end before the next begins.
   * @returns false if the broker will never take one of these; none is published then
   * @throws Error when the broker is away, or another publisher has come: it is not known what was published
   */
  async publish(records: readonly PublishedRecord[]): Promise<boolean> {
    try {
      await this.inLife((life) => send(life.producer, records));
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  /** @throws Error when the broker does not answer */
  async check(): Promise<void> {
    const topics = [...this.options.topics.keys()];
    await this.inLife((life) => life.admin.fetchTopicMetadata({ topics }));
  }

  async close(): Promise<void> {
    const { life } = this;
    this.life = undefined;
    if (life) await end(life);
  }

  /** Any failure ends the life, and the next one has whatever the broker had not finished taken back. */
  private async inLife(work: (life: Life) => Promise<unknown>): Promise<void> {
    const sockets = this.life?.sockets ?? new DestroyableSockets();
    const done = async () => work((this.life ??= await this.begin(sockets)));
    try {
      await within(timings.publication, done());
    } catch (error) {
      sockets.destroyAll();
      await this.close();
      throw error;
    }
  }

  private async begin(sockets: DestroyableSockets): Promise<Life> {
    const { settings, transactionalId, topics } = this.options;
    const kafka = createKafkaClient(settings, sockets.create);
    const life = {
      producer: createTransactionalProducer(kafka, transactionalId),
      admin: kafka.admin(),
      sockets,
    };
    await ensureTopics(kafka, settings, topics);
    await Promise.all([life.admin.connect(), life.producer.connect()]);
    return life;
  }
}

async function send(producer: Producer, records: readonly PublishedRecord[]): Promise<void> {
  const routed = records.map(({ topic, ...message }) => ({ topic, message }));
  const transaction = await producer.transaction();
  for (const group of groupBySize(routed, ({ message }) => sizeOf(message))) {
    await transaction.sendBatch({ acks: -1, timeout: timings.publication, topicMessages: byTopic(group) });
  }
  await transaction.commit();
}

async function end({ producer, admin, sockets }: Life): Promise<void> {
  const disconnected = Promise.allSettled([producer.disconnect(), admin.disconnect()]);
  await closeWithin(timings.leaving, disconnected, sockets);
}

async function within<T>(patience: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = pause(patience, undefined, { signal: over.signal, ref: false }).then(() => {
    throw new Error('The broker did not answer in time');
  });
  // The loser of the race is ignored.
  late.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}
