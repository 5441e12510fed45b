/** One life of a reader: joins a group of its own, reads every partition, and ends at the first fault. */
import { closeWithin, DestroyableSockets } from '@gatehouse/kafkajs-extensions';
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Admin, Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { KafkaOptions } from '../options.js';
import { FetchRounds } from './fetch-rounds.js';
import { createKafka } from './kafka-client.js';
import type { Partition, Positions } from './positions.js';
import { timings } from './timings.js';
import { isUnreadable, UnreadableRecords } from './unreadable-records.js';

/** Above the 2 MiB that an event may have. */
const bytesPerPartition = 3 * 1024 * 1024;

export interface TailedTopic {
  readonly topic: string;
  /** `beginning`: all of it, again by every reader. `end`: from the first start on, without a gap between readers. */
  readonly from: 'beginning' | 'end';
  readonly read: (message: KafkaMessage) => void;
}

/**
 * `configured`: as the topics say. `end`: skips everything that is there. `continued`: where the previous reader stopped,
 * which has skipped something that the topics' beginning still holds.
 */
export type TailStart = 'configured' | 'end' | 'continued';

interface PartitionEnd extends Partition {
  /** The first offset there is, and the one the next message will get. */
  readonly low: number;
  readonly high: number;
  /** Number of the broker that leads it. */
  readonly leader: number;
}

export class TailLife {
  /** Rejects at the first fault: the client crashed, lost its group, or received nothing for too long. */
  readonly ended: Promise<never>;
  closed = false;
  readonly #sockets = new DestroyableSockets();
  #connections = 0;
  /** When the brokers last sent something, by `performance.now()`. */
  #heardAt = performance.now();
  readonly #group: string;
  readonly #admin: Admin;
  readonly #consumer: Consumer;
  readonly #topics: ReadonlyMap<string, TailedTopic>;
  readonly #positions: Positions;
  readonly #silence: NodeJS.Timeout;
  #rounds: FetchRounds | undefined;

  /** @param onDisconnect called when the last connection to a broker is lost; kafkajs tries to connect again */
  constructor(
    options: KafkaOptions,
    topics: readonly TailedTopic[],
    positions: Positions,
    private readonly start: TailStart,
    private readonly onDisconnect: () => void,
  ) {
    const kafka = createKafka(options, (connection) => this.#watched(this.#sockets.create(connection)));
    this.#group = `${options.clientId ?? 'gatehouse-client'}-${randomUUID()}`;
    this.#topics = new Map(topics.map((tailed) => [tailed.topic, tailed]));
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
    const alive = () => (this.#heardAt = performance.now());
    let fail: (cause: Error) => void = () => undefined;
    this.ended = new Promise<never>((_, reject) => (fail = reject));
    this.ended.catch(() => undefined); // also when nobody waits for it yet
    this.#silence = setInterval(() => {
      if (performance.now() - this.#heardAt > timings.stalled)
        fail(new Error('Nothing was received from the brokers for too long'));
    }, timings.check);
    this.#consumer.on(FETCH, alive);
    this.#consumer.on(HEARTBEAT, alive);
    this.#consumer.on(CRASH, ({ payload: { error } }) =>
      fail(isUnreadable(error) ? new UnreadableRecords(error.message, { cause: error }) : error),
    );
    // Nothing is ever committed: a client that joins again has forgotten where it was.
    this.#consumer.on(GROUP_JOIN, () => ++joins > 1 && fail(new Error('The group was lost')));
    this.#consumer.on(END_BATCH_PROCESS, ({ payload }) =>
      positions.set(payload, Number(payload.lastOffset) + 1),
    );
  }

  /** Resolves when everything that is written from now on will be read. */
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
      const start = this.#start(end);
      this.#positions.set(end, start);
      this.#consumer.seek({ topic: end.topic, partition: end.partition, offset: String(start) });
    }
    this.#heardAt = performance.now();
  }

  /** Whether a broker is connected and has sent something recently. */
  get isConnected(): boolean {
    return this.#connections > 0 && performance.now() - this.#heardAt < timings.silent;
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

  /** Whether all was read that a partition held at a time. @param time `performance.now()` before `end` was asked for */
  hasRead(end: PartitionEnd, time: number): boolean {
    const position = this.#positions.get(end);
    if (!position) return false;
    if (position.next >= end.high) return true;
    return this.#rounds?.twoSince(Math.max(time, position.movedAt), end.leader) ?? false;
  }

  /** Leaves no group behind where the brokers answer; where they do not, they forget it by themselves. */
  async close(): Promise<void> {
    this.closed = true;
    clearInterval(this.#silence);
    this.#rounds?.stop();
    await closeWithin(timings.leaving, this.#leave(), this.#sockets);
  }

  async #leave(): Promise<void> {
    await Promise.allSettled([this.#consumer.disconnect()]);
    await Promise.allSettled([this.#admin.deleteGroups([this.#group])]);
    await Promise.allSettled([this.#admin.disconnect()]);
  }

  #watched(socket: Socket): Socket {
    socket.once('connect', () => {
      this.#connections += 1;
      socket.once('close', () => {
        this.#connections -= 1;
        if (this.#connections === 0 && !this.closed) this.onDisconnect();
      });
    });
    return socket;
  }

  #start({ topic, partition, low, high }: PartitionEnd): number {
    if (this.start === 'end') return high;
    if (this.start === 'configured' && this.#topics.get(topic)?.from === 'beginning') return low;
    return Math.min(this.#positions.get({ topic, partition })?.next ?? high, high);
  }

  async #read({ batch }: EachBatchPayload): Promise<void> {
    const tailed = this.#topics.get(batch.topic);
    for (const message of batch.messages) tailed?.read(message);
  }
}
