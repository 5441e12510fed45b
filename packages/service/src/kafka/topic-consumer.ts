/** One consumer of a reader: joins a group of its own, reads every partition, and ends at the first fault. */
import { closeWithin, DestroyableSockets } from '@gatehouse/kafkajs-extensions';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Admin, Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { KafkaOptions } from '../options.js';
import { FetchRounds } from './fetch-rounds.js';
import { createKafka } from './kafka-client.js';
import type { Partition, Positions } from './positions.js';
import { timings } from './timings.js';
import { isUndecodable, UndecodableRecords } from './undecodable-records.js';

/** Bytes; above the 2 MiB limit of an event. */
const bytesPerPartition = 3 * 1024 * 1024;

export interface ReadTopic {
  readonly topic: string;
  /** `beginning`: every consumer reads the whole topic. `end`: the first consumer starts at the end, the next ones continue without a gap. */
  readonly from: 'beginning' | 'end';
  readonly read: (message: KafkaMessage) => void;
}

/**
 * `configured`: as `ReadTopic.from` says. `end`: skip everything up to now. `continue`: where the previous consumer stopped,
 * also in topics read from the beginning, because it has skipped records that are still there.
 */
export type StartPosition = 'configured' | 'end' | 'continue';

interface PartitionEnd extends Partition {
  /** The first available offset. */
  readonly low: number;
  /** The offset that the next message will get. */
  readonly high: number;
  /** Node id of the leader. */
  readonly leader: number;
}

export class TopicConsumer {
  /** Rejects at the first fault: the client crashed, was removed from its group, or received nothing for too long. */
  readonly ended: Promise<never>;
  isClosed = false;
  readonly #sockets = new DestroyableSockets();
  #connections = 0;
  /** `performance.now()` of the last data from a broker. */
  #lastContact = performance.now();
  readonly #group: string;
  readonly #admin: Admin;
  readonly #consumer: Consumer;
  readonly #topics: ReadonlyMap<string, ReadTopic>;
  readonly #positions: Positions;
  readonly #stallCheck: NodeJS.Timeout;
  #rounds: FetchRounds | undefined;

  /** @param onDisconnect called when the last connection to a broker is lost; kafkajs tries to reconnect meanwhile */
  constructor(
    options: KafkaOptions,
    topics: readonly ReadTopic[],
    positions: Positions,
    private readonly start: StartPosition,
    private readonly onDisconnect: () => void,
  ) {
    const kafka = createKafka(options, (connection) => this.#counted(this.#sockets.create(connection)));
    this.#group = `${options.clientId ?? 'gatehouse-client'}-${randomUUID()}`;
    this.#topics = new Map(topics.map((topic) => [topic.topic, topic]));
    this.#positions = positions;
    this.#admin = kafka.admin();
    this.#consumer = kafka.consumer({
      groupId: this.#group,
      sessionTimeout: timings.session,
      heartbeatInterval: timings.heartbeat,
      maxWaitTimeInMs: timings.fetchWait,
      maxBytesPerPartition: bytesPerPartition,
      allowAutoTopicCreation: false,
      retry: { retries: 4, restartOnFailure: () => Promise.resolve(false) },
    });
    const { CRASH, END_BATCH_PROCESS, FETCH, GROUP_JOIN, HEARTBEAT } = this.#consumer.events;
    let joins = 0;
    const recordContact = () => (this.#lastContact = performance.now());
    let fail: (cause: Error) => void = () => undefined;
    this.ended = new Promise<never>((_, reject) => (fail = reject));
    // It may reject before the reader waits for it.
    this.ended.catch(() => undefined);
    this.#stallCheck = setInterval(() => {
      if (performance.now() - this.#lastContact > timings.stalled)
        fail(new Error('Received nothing from the brokers for too long'));
    }, timings.check);
    this.#consumer.on(FETCH, recordContact);
    this.#consumer.on(HEARTBEAT, recordContact);
    this.#consumer.on(CRASH, ({ payload: { error } }) =>
      fail(isUndecodable(error) ? new UndecodableRecords(error.message, { cause: error }) : error),
    );
    // Offsets are never committed, so a client that joins again would lose its positions.
    this.#consumer.on(GROUP_JOIN, () => ++joins > 1 && fail(new Error('Removed from the consumer group')));
    this.#consumer.on(END_BATCH_PROCESS, ({ payload }) =>
      positions.set(payload, Number(payload.lastOffset) + 1),
    );
  }

  /** Resolves when every message written from now on will be read. */
  async open(): Promise<void> {
    const topics = [...this.#topics.keys()];
    await this.#admin.connect();
    const { brokers } = await this.#admin.describeCluster();
    this.#rounds = new FetchRounds(
      this.#consumer,
      new Map(brokers.map(({ host, port, nodeId }) => [`${host}:${port}`, nodeId])),
    );
    const ends = await this.ends();
    await this.#consumer.connect();
    await this.#consumer.subscribe({ topics, fromBeginning: true });
    await this.#consumer.run({ autoCommit: false, eachBatch: (payload) => this.#read(payload) });
    for (const end of ends) {
      const start = this.#startOf(end);
      this.#positions.set(end, start);
      this.#consumer.seek({ topic: end.topic, partition: end.partition, offset: String(start) });
    }
    this.#lastContact = performance.now();
  }

  /** Whether a broker is connected and has sent something within `timings.silent`. */
  get isConnected(): boolean {
    return this.#connections > 0 && performance.now() - this.#lastContact < timings.silent;
  }

  async ends(): Promise<readonly PartitionEnd[]> {
    const { topics } = await this.#admin.fetchTopicMetadata({ topics: [...this.#topics.keys()] });
    const ends = topics.map(async ({ name: topic, partitions }) => {
      const leaders = new Map(partitions.map(({ partitionId, leader }) => [partitionId, leader]));
      const offsets = await this.#admin.fetchTopicOffsets(topic);
      return offsets.map(({ partition, low, high }) => ({
        topic,
        partition,
        low: Number(low),
        high: Number(high),
        leader: leaders.get(partition) ?? -1,
      }));
    });
    return (await Promise.all(ends)).flat();
  }

  /** Whether everything before `end` was read. @param time `performance.now()` before `ends()` was called */
  hasRead(end: PartitionEnd, time: number): boolean {
    const position = this.#positions.get(end);
    if (!position) return false;
    if (position.next >= end.high) return true;
    return this.#rounds?.twoSince(Math.max(time, position.movedAt), end.leader) ?? false;
  }

  /** Deletes the group if the brokers answer; otherwise they delete it when its last member expires. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.#stallCheck);
    this.#rounds?.stop();
    await closeWithin(timings.leaving, this.#leave(), this.#sockets);
  }

  async #leave(): Promise<void> {
    await Promise.allSettled([this.#consumer.disconnect()]);
    await Promise.allSettled([this.#admin.deleteGroups([this.#group])]);
    await Promise.allSettled([this.#admin.disconnect()]);
  }

  #counted(socket: Socket): Socket {
    socket.once('connect', () => {
      this.#connections += 1;
      socket.once('close', () => {
        this.#connections -= 1;
        if (this.#connections === 0 && !this.isClosed) this.onDisconnect();
      });
    });
    return socket;
  }

  #startOf({ topic, partition, low, high }: PartitionEnd): number {
    if (this.start === 'end') return high;
    if (this.start === 'configured' && this.#topics.get(topic)?.from === 'beginning') return low;
    return Math.min(this.#positions.get({ topic, partition })?.next ?? high, high);
  }

  async #read({ batch }: EachBatchPayload): Promise<void> {
    const topic = this.#topics.get(batch.topic);
    for (const message of batch.messages) topic?.read(message);
  }
}
