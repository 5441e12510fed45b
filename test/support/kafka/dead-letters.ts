/** Reads the dead-letter topic from its beginning. */
import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import { eventually } from '../eventually.js';

export interface DeadLetter {
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export class DeadLetters {
  readonly #letters: DeadLetter[] = [];

  private constructor(private readonly disconnect: () => Promise<void>) {}

  static async read(kafka: Kafka): Promise<DeadLetters> {
    const consumer = kafka.consumer({ groupId: `letters-${randomUUID()}`, maxWaitTimeInMs: 200 });
    const letters = new DeadLetters(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topic: 'auth_request.dead_letter', fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message: { value, headers = {} } }) => {
        const texts = Object.entries(headers).map(([name, text]) => [name, String(text)]);
        letters.#letters.push({ value: value && value.toString(), headers: Object.fromEntries(texts) });
      },
    });
    return letters;
  }

  find(fits: (letter: DeadLetter) => boolean): Promise<DeadLetter> {
    return eventually('The dead letter', () => this.#letters.find(fits), 60);
  }

  close(): Promise<void> {
    return this.disconnect();
  }
}
