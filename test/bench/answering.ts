/** Measures whatever answers a request topic on a response topic: a backlog worked off, and the delay of single ones. */
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
 * Messages a second of a backlog that lay there when the answering was let go.
 *
 * @param tokens asked for in turn
 */
export async function workOff(
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

/** Asks the oftener the nearer the end is: what is added to a short time counts, and so does what asking takes of the machine. */
async function answered(total: number, count: () => Promise<number>): Promise<void> {
  const begun = performance.now();
  for (let done = await count(); done < total; done = await count()) {
    const took = performance.now() - begun;
    if (took > patience) throw new Error('The last answer did not come');
    const left = done > 0 ? (took * (total - done)) / done : 0;
    await pause(Math.min(Math.max(left / 2, shortestPause), longestPause));
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
    // The first second finds nothing warm, and the consumer may still be looking up where to begin.
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
