/** An internal service: sends tokens to `auth_request` and reads all of `auth_response`. Plain JSON, without Nest. */
import { randomUUID } from 'node:crypto';
import {
  type Consumer,
  type IHeaders,
  Kafka,
  type KafkaMessage,
  logLevel,
  Partitioners,
  type Producer,
} from 'kafkajs';
import { eventually } from '../eventually.js';
import { runLasting } from './lasting-consumer.js';

export interface Answer {
  readonly id?: unknown;
  readonly status: 'OK' | 'FAIL';
  readonly user_id: number | '';
  readonly permissions: Record<string, boolean> | '';
}

export interface Received {
  readonly key: Buffer | null;
  readonly partition: number;
  readonly headers: IHeaders;
  readonly answer: Answer;
}

/** Requests per message set, well below the limit of a broker. */
const largestSend = 1_000;

export class VerificationClient {
  /** Everything read so far, oldest first. */
  readonly received: Received[] = [];
  #producer: Producer;
  #consumer: Consumer;
  #end: () => Promise<void> = async () => undefined;

  private constructor(readonly kafka: Kafka) {
    const retry = { retries: 30, maxRetryTime: 1000 };
    this.#producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner, retry });
    // A killed broker waits until the previous membership times out, by default half a minute.
    const patience = { sessionTimeout: 6_000, heartbeatInterval: 1_500, rebalanceTimeout: 9_000 };
    this.#consumer = kafka.consumer({ groupId: `client-${randomUUID()}`, ...patience, retry });
  }

  /** @param kafkaUrl `kafka://host:port` */
  static async connect(kafkaUrl: string): Promise<VerificationClient> {
    const broker = new URL(kafkaUrl).host;
    const client = new VerificationClient(new Kafka({ brokers: [broker], logLevel: logLevel.NOTHING }));
    await client.#start();
    return client;
  }

  async #start(): Promise<void> {
    await Promise.all([this.#producer.connect(), this.#consumer.connect()]);
    await this.#consumer.subscribe({ topic: 'auth_response' });
    this.#end = await runLasting(this.#consumer, {
      eachMessage: async ({ message, partition }) => {
        const answer = JSON.parse(message.value!.toString()) as Answer;
        this.received.push({ key: message.key, partition, headers: message.headers ?? {}, answer });
      },
    });
  }

  /** Sends any value as a request. @param partition left out: by the key, or round robin without one */
  async send(
    value: Buffer | string | null,
    key: KafkaMessage['key'] | string = null,
    partition?: number,
    headers: IHeaders = {},
  ): Promise<void> {
    const message = { key, value, headers, ...(partition !== undefined && { partition }) };
    await this.#producer.send({ topic: 'auth_request', acks: -1, messages: [message] });
  }

  /** Sends many requests, each to its partition in the given order, in few batches. */
  async sendAll(messages: readonly { value: string; partition: number }[]): Promise<void> {
    for (let start = 0; start < messages.length; start += largestSend) {
      const part = messages.slice(start, start + largestSend);
      await this.#producer.send({ topic: 'auth_request', acks: -1, messages: part });
    }
  }

  /** Sends a request as callers do: an id, a token, a JSON-encoded string as key. */
  async ask(
    token: unknown,
    id: unknown = randomUUID(),
    key = JSON.stringify('instance-1'),
  ): Promise<Received> {
    await this.send(JSON.stringify({ id, token }), key);
    return this.answerTo(id);
  }

  /** Waits for the answer to an id. */
  answerTo(id: unknown, seconds = 30): Promise<Received> {
    return eventually(`The answer to ${String(id)}`, () => this.answersTo(id)[0], seconds);
  }

  answersTo(id: unknown): Received[] {
    return this.received.filter(({ answer }) => answer.id === id);
  }

  async close(): Promise<void> {
    await Promise.all([this.#producer.disconnect(), this.#end()]);
  }
}
