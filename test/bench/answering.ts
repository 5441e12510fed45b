/** Measures whatever answers a request topic on a response topic: a backlog worked off, and the delay of single ones. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Kafka, Partitioners } from 'kafkajs';
import { eventually } from '../support/eventually.js';
import type { ChildServer } from '../support/stack/child-server.js';
import { type Measured, percentile } from './row.js';

export interface Answerer {
  readonly server: ChildServer;
  readonly requests: string;
  readonly responses: string;
}

const backlog = 20_000;
const perSecond = 50;
const seconds = 10;

/** Messages a second of a backlog that lay there when the answering was let go. */
export async function workOff(kafka: Kafka, answerer: Answerer, tokens: readonly string[]): Promise<number> {
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  const answered = async () =>
    (await admin.fetchTopicOffsets(answerer.responses)).reduce((sum, { high }) => sum + Number(high), 0);
  try {
    await answerer.server.freeze();
    const before = await answered();
    for (let first = 0; first < backlog; first += 2000) {
      const messages = Array.from({ length: 2000 }, (_, index) => request(first + index, tokens));
      await producer.send({ topic: answerer.requests, acks: -1, messages });
    }
    const begun = performance.now();
    await answerer.server.thaw();
    await eventually('The last answer', async () => (await answered()) >= before + backlog, 120);
    return backlog / ((performance.now() - begun) / 1000);
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

/** Milliseconds from request to answer, at a steady few a second. `value` is the p99. */
export async function delay(kafka: Kafka, answerer: Answerer, tokens: readonly string[]): Promise<Measured> {
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  const consumer = kafka.consumer({ groupId: `bench-${crypto.randomUUID()}` });
  const sentAt = new Map<string, number>();
  const took: number[] = [];
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic: answerer.responses });
  const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
  await consumer.run({
    eachMessage: async ({ message }) => {
      const { id } = JSON.parse(message.value!.toString()) as { id: string };
      const sent = sentAt.get(id);
      if (sent !== undefined) took.push(performance.now() - sent);
    },
  });
  try {
    await joined;
    const total = perSecond * seconds;
    const begun = performance.now();
    for (let index = 0; index < total; index++) {
      const due = begun + (index * 1000) / perSecond - performance.now();
      if (due > 0) await pause(due);
      const message = request(index, tokens);
      sentAt.set((JSON.parse(message.value) as { id: string }).id, performance.now());
      void producer.send({ topic: answerer.requests, acks: -1, messages: [message] });
    }
    await eventually('The answers', () => took.length >= total, 30);
    // The first second finds nothing warm.
    const warm = took.slice(perSecond).sort((one, other) => one - other);
    const p99 = percentile(warm, 0.99);
    return { value: p99, p50: percentile(warm, 0.5), p99 };
  } finally {
    await Promise.all([consumer.disconnect(), producer.disconnect()]);
  }
}

function request(index: number, tokens: readonly string[]): { key: string; value: string } {
  const value = { id: `${index}-${crypto.randomUUID()}`, token: tokens[index % tokens.length] };
  return { key: JSON.stringify(`instance-${index % 50}`), value: JSON.stringify(value) };
}
