/** Hands answers and dead letters to the broker; returns once all replicas in sync have them. */
import { Logger } from '@nestjs/common';
import type { Message, Producer, TopicMessages } from 'kafkajs';
import { deadLetter, truncatedDeadLetter, type Unreadable } from './dead-letter.js';
import type { RoutedMessage } from './route-answer.js';
import { timings } from './timings.js';

/** Bytes sent at once at the most: all of it may fall into one record batch, and a broker takes 1 MiB by default. */
const largestSend = 900_000;
/** Bytes a message costs beside its key, value and headers, rounded up. */
const overhead = 100;

const logger = new Logger('Kafka');

type Sender = Pick<Producer, 'sendBatch'>;

/** One request to the broker, or several where the answers are too many bytes for one. */
export async function deliverAnswers(producer: Sender, answers: readonly RoutedMessage[]): Promise<void> {
  for (const group of groupBySize(answers, ({ message }) => sizeOf(message))) {
    await send(producer, byTopic(group));
  }
}

/**
 * A letter the broker refuses for good is sent again truncated, and if that is refused too it is given up with a
 * line in the log: a bad message must never stop the good ones behind it.
 * @throws what the client throws when the broker is away
 */
export async function deliverDeadLetters(
  producer: Sender,
  topic: string,
  unreadable: readonly Unreadable[],
): Promise<void> {
  for (const group of groupBySize(unreadable, (one) => sizeOf(deadLetter(one)))) {
    const sent = await accepted(send(producer, [{ topic, messages: group.map(deadLetter) }]));
    if (!sent) await deliverTruncated(producer, topic, group);
  }
}

async function deliverTruncated(producer: Sender, topic: string, group: readonly Unreadable[]) {
  for (const one of group) {
    if (await accepted(send(producer, [{ topic, messages: [truncatedDeadLetter(one)] }]))) continue;
    const { reason, partition, message } = one;
    const { offset } = message;
    logger.error({ msg: 'A dead letter was refused and is given up', topic, reason, partition, offset });
  }
}

async function send(producer: Sender, topicMessages: TopicMessages[]): Promise<void> {
  await producer.sendBatch({ acks: -1, timeout: timings.request, topicMessages });
}

/** False when the broker refused for good (too large, not allowed). */
async function accepted(sending: Promise<void>): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if ((error as Error).name === 'KafkaJSProtocolError' && !(error as { retriable?: boolean }).retriable) {
      return false;
    }
    throw error;
  }
}

export function byTopic(routed: readonly RoutedMessage[]): TopicMessages[] {
  const messages = new Map<string, Message[]>();
  for (const { topic, message } of routed) {
    const sameTopic = messages.get(topic);
    if (sameTopic) sameTopic.push(message);
    else messages.set(topic, [message]);
  }
  return [...messages].map(([topic, messages]) => ({ topic, messages }));
}

/** In their order; each group fits into one send. */
export function groupBySize<T>(items: readonly T[], size: (item: T) => number): T[][] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = size(item);
    if (groups.length === 0 || bytes > room) {
      groups.push([]);
      room = largestSend;
    }
    groups.at(-1)!.push(item);
    room -= bytes;
  }
  return groups;
}

/** Bytes on the wire, rather too many. */
export function sizeOf({ key, value, headers = {} }: Message): number {
  const parts = [key, value, ...Object.entries(headers).flat(2)];
  return overhead + parts.reduce<number>((sum, part) => sum + (part ? Buffer.byteLength(part) : 0), 0);
}
