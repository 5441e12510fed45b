/** Hands answers and dead letters to the broker; returns once all replicas in sync have them. */
import { Logger } from '@nestjs/common';
import type { Message, Producer, TopicMessages } from 'kafkajs';
import { deadLetter, type ParkedMessage, truncatedDeadLetter } from './dead-letter.js';
import { isRefusal } from './refusals.js';
import type { RoutedMessage } from './route-answer.js';
import { timings } from './timings.js';

/** Maximum bytes sent at once: all of it may fall into one record batch, and a broker takes 1 MiB by default. */
const largestSend = 900_000;
/** Bytes that no topic takes as one message: a broker closes the connection on a request of 100 MiB. */
const largestMessage = 8 * 1024 * 1024;
/** Bytes a message costs beside its key, value and headers, rounded up. */
const overhead = 100;

const logger = new Logger('Kafka');

type Sender = Pick<Producer, 'sendBatch'>;

/**
 * One request to the broker, or several where the answers are too many bytes for one.
 * @param refusalOf what is sent in place of an answer that the broker refuses for what it is, its size above all
 * @returns the answers that were refused, with their refusal sent
 * @throws what the client throws when the broker is away
 */
export async function deliverAnswers<Answer extends RoutedMessage>(
  producer: Sender,
  answers: readonly Answer[],
  refusalOf: (answer: Answer) => RoutedMessage,
): Promise<readonly Answer[]> {
  const refused: Answer[] = [];
  for (const group of groupBySize(answers, ({ message }) => sizeOf(message))) {
    refused.push(...(await sendOrDivide(producer, group)));
  }
  for (const answer of refused) {
    const refusal = refusalOf(answer);
    if (await isAccepted(send(producer, byTopic([refusal])))) continue;
    logger.error({ msg: 'An answer and its refusal were refused and are given up', topic: refusal.topic });
  }
  return refused;
}

/** @returns those that the broker refuses alone as well */
async function sendOrDivide<Answer extends RoutedMessage>(
  producer: Sender,
  answers: readonly Answer[],
): Promise<readonly Answer[]> {
  const isTooLarge = answers.length === 1 && sizeOf(answers[0]!.message) > largestMessage;
  if (!isTooLarge && (await isAccepted(send(producer, byTopic(answers))))) return [];
  if (answers.length === 1) return answers;
  const middle = Math.ceil(answers.length / 2);
  const first = await sendOrDivide(producer, answers.slice(0, middle));
  return [...first, ...(await sendOrDivide(producer, answers.slice(middle)))];
}

/**
 * A letter the broker refuses for what it is is sent again truncated, and if that is refused too it is given up with a
 * line in the log: a bad message must never stop the good ones behind it.
 * @throws what the client throws when the broker is away
 */
export async function deliverDeadLetters(
  producer: Sender,
  topic: string,
  parked: readonly ParkedMessage[],
): Promise<void> {
  for (const group of groupBySize(parked, (one) => sizeOf(deadLetter(one)))) {
    const sent = await isSent(send(producer, [{ topic, messages: group.map(deadLetter) }]));
    if (!sent) await deliverTruncated(producer, topic, group);
  }
}

async function deliverTruncated(producer: Sender, topic: string, group: readonly ParkedMessage[]) {
  for (const one of group) {
    if (await isSent(send(producer, [{ topic, messages: [truncatedDeadLetter(one)] }]))) continue;
    const { reason, partition, message } = one;
    const { offset } = message;
    logger.error({ msg: 'A dead letter was refused and is given up', topic, reason, partition, offset });
  }
}

async function send(producer: Sender, topicMessages: TopicMessages[]): Promise<void> {
  await producer.sendBatch({ acks: -1, timeout: timings.request, topicMessages });
}

/** False when the broker rejects these records from any sender: too large, or against the rules of the topic. */
function isAccepted(sending: Promise<void>): Promise<boolean> {
  return unless(sending, isRefusal);
}

/** False also when the topic may not be written to: dead letters are given up for that, answers are not. */
function isSent(sending: Promise<void>): Promise<boolean> {
  return unless(
    sending,
    (error) =>
      (error as Error).name === 'KafkaJSProtocolError' && !(error as { retriable?: boolean }).retriable,
  );
}

async function unless(sending: Promise<void>, forgiven: (error: unknown) => boolean): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if (forgiven(error)) return false;
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
