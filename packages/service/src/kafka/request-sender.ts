/** Sends all messages of one turn of the event loop as one batch. */
import { closeWithin, DestroyableSockets } from '@gatehouse/kafkajs-extensions';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Message, Partitioners, type Producer } from 'kafkajs';
import type { KafkaOptions } from '../options.js';
import { createKafka } from './kafka-client.js';
import { timings } from './timings.js';

export class RequestSender {
  readonly #sockets = new DestroyableSockets();
  readonly #producer: Producer;
  readonly #topic: string;
  #waiting: Message[] = [];
  #sending: Promise<void> | undefined;
  #connection: Promise<void> | undefined;

  /** @param traceHeaders see the options of the package */
  constructor(
    options: KafkaOptions,
    topic: string,
    private readonly traceHeaders: () => Record<string, string> = () => ({}),
  ) {
    this.#topic = topic;
    this.#producer = createKafka(options, this.#sockets.create).producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
  }

  /** Resolves when the brokers have the message. @throws the client's error otherwise; the message is lost then */
  send(value: string): Promise<void> {
    this.#waiting.push({ value, headers: this.#headers() });
    return (this.#sending ??= nextTurn().then(() => this.#flush()));
  }

  async close(): Promise<void> {
    const disconnected = this.#producer.disconnect().catch(() => undefined);
    await closeWithin(timings.leaving, disconnected, this.#sockets);
  }

  /** A fault of the tracer must not stop verifications. */
  #headers(): Record<string, string> {
    try {
      return this.traceHeaders();
    } catch {
      return {};
    }
  }

  async #flush(): Promise<void> {
    const messages = this.#waiting;
    this.#waiting = [];
    this.#sending = undefined;
    try {
      await (this.#connection ??= this.#producer.connect());
    } catch (error) {
      this.#connection = undefined;
      throw error;
    }
    await this.#producer.send({ topic: this.#topic, messages });
  }
}
