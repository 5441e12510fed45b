/** A service that reads one topic from its beginning, as documented. Plain JSON, without Nest. */
import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { eventually } from '../eventually.js';
import { runLasting } from './lasting-consumer.js';

export interface TopicRecord<Value> {
  /** Empty for a record without one. */
  readonly key: string;
  /** Null for a tombstone, and for what is no JSON: tests write malformed requests too. */
  readonly value: Value | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly partition: number;
  /** Milliseconds, by this process' clock. */
  readonly readAt: number;
}

/** @typeParam Value content of a record that is no tombstone */
export class TopicReader<Value> {
  /** Everything read so far, in the order of each partition. */
  readonly records: TopicRecord<Value>[] = [];

  #end: () => Promise<void> = async () => undefined;

  private constructor() {}

  /** @param kafkaUrl `kafka://host:port` */
  static async open<Value>(kafkaUrl: string, topic: string): Promise<TopicReader<Value>> {
    const kafka = new Kafka({ brokers: [new URL(kafkaUrl).host], logLevel: logLevel.NOTHING });
    const retry = { retries: 30, maxRetryTime: 500 };
    // A killed broker waits until the previous membership times out, by default half a minute.
    const patience = { sessionTimeout: 6_000, heartbeatInterval: 1_500, rebalanceTimeout: 9_000 };
    const groupId = `reader-${randomUUID()}`;
    const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 500, ...patience, retry });
    const reader = new TopicReader<Value>();
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    reader.#end = await runLasting(consumer, {
      eachMessage: async ({ message, partition }) => {
        const { key, value, headers = {} } = message;
        reader.records.push({
          key: key?.toString() ?? '',
          value: value && parsed<Value>(value),
          headers: Object.fromEntries(Object.entries(headers).map(([name, one]) => [name, String(one)])),
          partition,
          readAt: Date.now(),
        });
      },
    });
    return reader;
  }

  of(key: string | number): TopicRecord<Value>[] {
    return this.records.filter((record) => record.key === String(key));
  }

  /** Waits for a record of this key. */
  find(
    key: string | number,
    fits: (value: Value | null) => boolean,
    seconds = 15,
  ): Promise<TopicRecord<Value>> {
    const found = () => this.of(key).find(({ value }) => fits(value));
    return eventually(`The record of ${key}`, found, seconds);
  }

  close(): Promise<void> {
    return this.#end();
  }
}

function parsed<Value>(value: Buffer): Value | null {
  try {
    return JSON.parse(value.toString()) as Value;
  } catch {
    return null;
  }
}

/** A value on `auth_events`. */
export interface PublishedEvent {
  readonly id: string;
  readonly type: string;
  readonly user_id: number;
  readonly time: string;
  readonly data: { readonly sid?: string; readonly reason?: string; readonly fields?: string[] };
}

/** A value on `auth_revocations`. */
export interface Revoked {
  readonly not_before: number;
  readonly expires: number;
}
