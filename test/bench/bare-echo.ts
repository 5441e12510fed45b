/** The limit for Kafka: kafkajs returns each batch unchanged. Answers health checks on PORT once it reads. */
import { createServer } from 'node:http';
import { Kafka, logLevel, Partitioners } from 'kafkajs';

const { BROKERS, REQUESTS, RESPONSES, GROUP, PORT } = process.env as Record<string, string>;
const kafka = new Kafka({ brokers: BROKERS!.split(','), logLevel: logLevel.ERROR });
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
const consumer = kafka.consumer({ groupId: GROUP!, maxBytesPerPartition: 1_048_576 });

await producer.connect();
await consumer.connect();
await consumer.subscribe({ topic: REQUESTS! });
consumer.on(consumer.events.GROUP_JOIN, () => {
  createServer((_, answer) => answer.end()).listen(Number(PORT), '127.0.0.1');
});
await consumer.run({
  eachBatch: async ({ batch }) => {
    const messages = batch.messages.map(({ key, value }) => ({ key, value }));
    await producer.send({ topic: RESPONSES!, acks: -1, messages });
  },
});
process.on('SIGTERM', () => {
  void consumer
    .disconnect()
    .then(() => producer.disconnect())
    .then(() => process.exit(0));
});
