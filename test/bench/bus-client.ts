/** One Kafka client that sends the next request when the answer to the last one arrives. */
import { randomUUID } from 'node:crypto';
import { type Consumer, type Kafka, Partitioners, type Producer } from 'kafkajs';

export type Status = 'OK' | 'FAIL';

export class BusClient {
  readonly #waiting = new Map<string, (status: Status) => void>();

  private constructor(
    private readonly producer: Producer,
    private readonly consumer: Consumer,
  ) {}

  static async connect(kafka: Kafka): Promise<BusClient> {
    const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    const consumer = kafka.consumer({ groupId: `bench-${randomUUID()}` });
    const client = new BusClient(producer, consumer);
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topic: 'auth_response' });
    const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.run({
      eachMessage: async ({ message }) => client.#take(message.value),
    });
    await joined;
    return client;
  }

  /** @param key of the client instance: one process answers all requests with one key */
  ask(token: string, key: string): Promise<Status> {
    const id = randomUUID();
    const value = JSON.stringify({ id, token });
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, resolve);
      const messages = [{ key: JSON.stringify(key), value }];
      this.producer.send({ topic: 'auth_request', acks: -1, messages }).catch(reject);
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }

  #take(value: Buffer | null): void {
    const { id, status } = JSON.parse(value!.toString()) as { id: string; status: Status };
    this.#waiting.get(id)?.(status);
    this.#waiting.delete(id);
  }
}
