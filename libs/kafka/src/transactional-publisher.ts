/** Publishes records in transactions: all or none, and never concurrently with another publisher of the same transactional id. */
import { withTimeout } from '#background';
import type { KafkaSettings } from '#config';
import { closeWithin, DestroyableSockets } from '#kafkajs-extensions';
import type { Admin, Producer } from 'kafkajs';
import { byTopic, groupBySize, sizeOf } from './deliver.js';
import { createKafkaClient, createTransactionalProducer } from './kafka-client.js';
import { areRecordsRejected } from './rejected-records.js';
import { timings } from './timings.js';
import { ensureTopics, type WantedTopics } from './topics.js';

export interface PublishedRecord {
  readonly topic: string;
  readonly key: string;
  /** Null deletes the key from a compacted topic (a tombstone). */
  readonly value: string | null;
}

export interface PublisherOptions {
  readonly settings: KafkaSettings;
  /** The broker fences publishers that share the id, in all processes: only the one that connected last can publish (KIP-98). */
  readonly transactionalId: string;
  /** Created if they do not exist. */
  readonly topics: WantedTopics;
}

interface Connection {
  readonly producer: Producer;
  readonly admin: Admin;
  readonly sockets: DestroyableSockets;
}

export class TransactionalPublisher {
  private connection: Connection | undefined;

  constructor(private readonly options: PublisherOptions) {}

  /**
   * Returns when all in-sync replicas have the records. Call it again only after the previous call has settled.
   * @returns false if the broker rejects one of the records for its content; none is published then
   * @throws Error when the broker is away, or another publisher has taken the transactional id. Whether the records were
   * published is unknown then
   */
  async publish(records: readonly PublishedRecord[]): Promise<boolean> {
    try {
      await this.connected((connection) => send(connection.producer, records));
      return true;
    } catch (error) {
      if (areRecordsRejected(error)) return false;
      throw error;
    }
  }

  /** @throws Error when the broker does not answer */
  async check(): Promise<void> {
    const topics = [...this.options.topics.keys()];
    await this.connected((connection) => connection.admin.fetchTopicMetadata({ topics }));
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (connection) await disconnect(connection);
  }

  /** Any failure closes the connection. The next one makes the broker roll back an unfinished transaction. */
  private async connected(work: (connection: Connection) => Promise<unknown>): Promise<void> {
    const sockets = this.connection?.sockets ?? new DestroyableSockets();
    const done = async () => work((this.connection ??= await this.connect(sockets)));
    try {
      await withTimeout(timings.publication, done(), 'The broker did not answer in time');
    } catch (error) {
      sockets.destroyAll();
      await this.close();
      throw error;
    }
  }

  private async connect(sockets: DestroyableSockets): Promise<Connection> {
    const { settings, transactionalId, topics } = this.options;
    const kafka = createKafkaClient(settings, sockets.create);
    const connection = {
      producer: createTransactionalProducer(kafka, transactionalId),
      admin: kafka.admin(),
      sockets,
    };
    await ensureTopics(kafka, settings, topics);
    await Promise.all([connection.admin.connect(), connection.producer.connect()]);
    return connection;
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

async function disconnect({ producer, admin, sockets }: Connection): Promise<void> {
  const disconnected = Promise.allSettled([producer.disconnect(), admin.disconnect()]);
  await closeWithin(timings.leaving, disconnected, sockets);
}
