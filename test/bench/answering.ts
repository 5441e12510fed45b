/** Measures an answerer of request and response topics: throughput of a backlog and latency of single requests. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Admin, type Kafka, Partitioners } from 'kafkajs';
import type { ChildServer } from '../support/servers/child-server.js';
import { eventually } from '../support/eventually.js';
import { type Measured, percentile } from './row.js';
import { metered } from './usage.js';

export interface Answerer {
  readonly server: ChildServer;
  readonly requests: string;
  readonly responses: string;
}

const backlog = 20_000;
const perSecond = 50;
const seconds = 10;
/** Milliseconds. */
const patience = 120_000;
const shortestPause = 5;
const longestPause = 250;

/**
 * Messages per second for a backlog that exists before the answerer starts.
 *
 * @param tokens sent in turn
 */
export async function measureBacklog(
  kafka: Kafka,
  answerer: Answerer,
  tokens: readonly string[],
  total = backlog,
): Promise<Measured> {
  const { server, requests, responses } = answerer;
  const admin = kafka.admin();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await Promise.all([admin.connect(), producer.connect()]);
  try {
    await server.freeze();
    const before = await countOf(admin, responses);
    for (let first = 0; first < total; first += 2000) {
      const length = Math.min(2000, total - first);
      const messages = Array.from({ length }, (_, index) => request(first + index, tokens));
      await producer.send({ topic: requests, acks: -1, messages });
    }
    const work = async () => {
      const begun = performance.now();
      await server.thaw();
      await answered(total, async () => (await countOf(admin, responses)) - before);
      return (performance.now() - begun) / 1000;
    };
    const { result: took, cpu, memory } = await metered(server, work, () => total);
    return { value: total / took, cpu, memory };
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

async function countOf(admin: Admin, topic: string): Promise<number> {
  return (await admin.fetchTopicOffsets(topic)).reduce((sum, { high }) => sum + Number(high), 0);
}

/** Polls more often near the end: the poll interval adds to the measured time, and polling costs CPU. */
async function answered(total: number, count: () => Promise<number>): Promise<void> {
  const begun = performance.now();
  for (let done = await count(); done < total; done = await count()) {
    const took = performance.now() - begun;
    if (took > patience) throw new Error('The last answer did not come');
    const left = done > 0 ? (took * (total - done)) / done : 0;
    await pause(Math.min(Math.max(left / 2, shortestPause), longestPause));
  }
}

/** Milliseconds from request to answer at a low, steady rate. `value` is the p99. */
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
    // In the first second caches are cold, and the consumer may still be fetching its offsets.
    const unheeded = perSecond;
    const begun = performance.now();
    for (let index = 0; index < total; index++) {
      const due = begun + (index * 1000) / perSecond - performance.now();
      if (due > 0) await pause(due);
      const message = request(index, tokens);
      const { id } = JSON.parse(message.value) as { id: string };
      if (index >= unheeded) sentAt.set(id, performance.now());
      void producer.send({ topic: answerer.requests, acks: -1, messages: [message] });
    }
    await eventually('The answers', () => took.length >= total - unheeded, 30);
    took.sort((one, other) => one - other);
    const p99 = percentile(took, 0.99);
    return { value: p99, p50: percentile(took, 0.5), p99 };
  } finally {
    await Promise.all([consumer.disconnect(), producer.disconnect()]);
  }
}

function request(index: number, tokens: readonly string[]): { key: string; value: string } {
  const value = { id: `${index}-${crypto.randomUUID()}`, token: tokens[index % tokens.length] };
  return { key: JSON.stringify(`instance-${index % 50}`), value: JSON.stringify(value) };
}
