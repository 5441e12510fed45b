/**
 * Reads every partition of some topics, live, in this process: each replica of a service reads all messages. A fault ends the
 * consumer, and a new one continues at its positions.
 */
import { registerMissingCodecs } from '@gatehouse/kafkajs-extensions';
import { setTimeout as pause } from 'node:timers/promises';
import type { KafkaOptions, Log } from '../options.js';
import { Positions } from './positions.js';
import { timings } from './timings.js';
import { type ReadTopic, type StartPosition, TopicConsumer } from './topic-consumer.js';
import { UndecodableRecords } from './undecodable-records.js';

export interface TopicReaderOptions {
  readonly kafka: KafkaOptions;
  readonly topics: readonly ReadTopic[];
  /** Whether to update `lag`, which costs a request to the brokers per second. */
  readonly tracksLag: boolean;
  readonly log?: Log | undefined;
  /** Called when the brokers cannot be reached, also at the start: expected messages will not arrive. */
  readonly onLost?: () => void;
  /**
   * Called when a consumer replaces another, before `lag` is updated. Messages of topics read from the end may have been
   * missed, if retention deleted them meanwhile. `skipped`: all messages up to now were skipped, because some cannot be decoded.
   */
  readonly onReplaced?: (event: { readonly skipped: boolean }) => void;
}

export class TopicReader {
  /** Resolves when the first consumer reads. */
  readonly open: Promise<void>;
  readonly #options: TopicReaderOptions;
  readonly #positions = new Positions();
  readonly #closing = new AbortController();
  readonly #reading: Promise<void>;
  #opened: () => void = () => undefined;
  /** Null without a consumer; undefined until the first attempt succeeds or fails, and while codecs are registered. */
  #consumer: TopicConsumer | null | undefined;
  #readAsOf = { monotonic: Number.NEGATIVE_INFINITY, wall: Number.NEGATIVE_INFINITY };

  constructor(options: TopicReaderOptions) {
    this.#options = options;
    this.open = new Promise((resolve) => (this.#opened = resolve));
    this.#reading = this.#keepReading();
  }

  /**
   * Milliseconds since the last time at which everything in the topics was read; infinite without `tracksLag`. The larger value of
   * both clocks: the monotonic clock stops while a machine sleeps, and the wall clock can be set back.
   */
  get lag(): number {
    const { monotonic, wall } = this.#readAsOf;
    return Math.max(performance.now() - monotonic, Date.now() - wall);
  }

  /** False when the brokers cannot be reached. True during the first attempt to connect. */
  get isReachable(): boolean {
    return this.#consumer === undefined || (this.#consumer?.isConnected ?? false);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#reading;
  }

  async #keepReading(): Promise<void> {
    const { kafka, topics, tracksLag, log, onLost, onReplaced } = this.#options;
    const { signal } = this.#closing;
    const closed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    let isOutage = false;
    let isReplacement = false;
    let start: StartPosition = 'configured';
    while (!signal.aborted) {
      let hasNewCodecs = false;
      const consumer = new TopicConsumer(kafka, topics, this.#positions, start, () => onLost?.());
      try {
        await Promise.race([consumer.open(), consumer.ended, closed]);
        if (isOutage) log?.log('Reading from Kafka again');
        isOutage = false;
        const skipped = start === 'end';
        if (isReplacement || skipped) onReplaced?.({ skipped });
        if (skipped) start = 'continue';
        isReplacement = true;
        this.#consumer = consumer;
        this.#opened();
        await Promise.race([consumer.ended, closed, ...(tracksLag ? [this.#trackLag(consumer)] : [])]);
      } catch (error) {
        const { message } = error as Error;
        // The codecs are registered only when a compressed batch arrives: their table belongs to the whole process.
        if (error instanceof UndecodableRecords && registerMissingCodecs()) hasNewCodecs = true;
        else if (error instanceof UndecodableRecords) {
          log?.warn(`Skipping all records up to now, because some cannot be decoded: ${message}`);
          start = 'end';
        } else if (!isOutage) log?.warn(`Cannot read from Kafka; reconnecting: ${message}`);
        isOutage ||= !hasNewCodecs;
      }
      this.#consumer = hasNewCodecs ? undefined : null;
      if (!hasNewCodecs) onLost?.();
      await consumer.close();
      if (signal.aborted) return;
      await pause(timings.reconnectPause, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Reads the end offsets every `timings.check`, and waits until the consumer has reached them. */
  async #trackLag(consumer: TopicConsumer): Promise<void> {
    while (!consumer.isClosed) {
      const [monotonic, wall] = [performance.now(), Date.now()];
      const ends = await consumer.ends();
      while (!consumer.isClosed && !ends.every((end) => consumer.hasRead(end, monotonic))) {
        if (performance.now() - monotonic > timings.stalled) throw new Error('The consumer falls behind');
        await pause(timings.poll);
      }
      if (!consumer.isClosed) this.#readAsOf = { monotonic, wall };
      await pause(timings.check, undefined, { ref: false });
    }
  }
}
