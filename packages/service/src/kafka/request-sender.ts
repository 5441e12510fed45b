/** Sends what was asked in the same turn of the event loop as one batch. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Message, Partitioners, type Producer } from 'kafkajs';
import type { KafkaOptions } from '../options.js';
import { createKafka } from './kafka-client.js';
import { SeverableSockets } from './severable-sockets.js';
import { timings } from './timings.js';

export class RequestSender {
  readonly #sockets = new SeverableSockets();
  readonly #producer: Producer;
  readonly #topic: string;
  #waiting: Message[] = [];
  #connection: Promise<void> | undefined;

  constructor(options: KafkaOptions, topic: string) {
    this.#topic = topic;
    this.#producer = createKafka(options, this.#sockets.create).producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
  }

  /** A message that could not be sent is lost: whoever asked has a time-out. */
  send(value: string): void {
    this.#waiting.push({ value });
    if (this.#waiting.length === 1) setImmediate(() => void this.#flush().catch(() => undefined));
  }

  async close(): Promise<void> {
    const left = this.#producer.disconnect().catch(() => undefined);
    await Promise.race([left, pause(timings.leaving, undefined, { ref: false })]);
    this.#sockets.sever();
  }

  async #flush(): Promise<void> {
    const messages = this.#waiting;
    this.#waiting = [];
    try {
      await (this.#connection ??= this.#producer.connect());
    } catch (error) {
      this.#connection = undefined;
      throw error;
    }
    await this.#producer.send({ topic: this.#topic, messages });
  }
}
