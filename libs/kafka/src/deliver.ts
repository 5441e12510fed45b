/** Sends responses and dead letters; returns when all in-sync replicas have them. */
import { Logger } from '@nestjs/common';
import type { Message, Producer, TopicMessages } from 'kafkajs';
import { type DeadLetter, deadLetterMessage, truncatedDeadLetterMessage } from './dead-letter.js';
import { areRecordsRejected } from './rejected-records.js';
import type { RoutedMessage } from './route-response.js';
import { timings } from './timings.js';

/** Bytes of one send. All of it may become one record batch, of which a broker accepts 1 MiB by default. */
const largestSend = 900_000;
/** Bytes that no topic accepts as one message. A broker closes the connection on a request of 100 MiB. */
const largestMessage = 8 * 1024 * 1024;
/** Bytes of a message besides its key, value and headers, rounded up. */
const overhead = 100;

const logger = new Logger('Kafka');

type Sender = Pick<Producer, 'sendBatch'>;

/**
 * Sends all responses in one request to the broker, or in several if they are too large for one.
 * @param failureOf creates the replacement of a response that the broker rejects for its content, usually its size
 * @returns the rejected responses; their replacements have been sent
 * @throws the client's error when the broker is away
 */
export async function deliverResponses<Response extends RoutedMessage>(
  producer: Sender,
  responses: readonly Response[],
  failureOf: (response: Response) => RoutedMessage,
): Promise<readonly Response[]> {
  const rejected: Response[] = [];
  for (const group of groupBySize(responses, ({ message }) => sizeOf(message))) {
    rejected.push(...(await sendOrDivide(producer, group)));
  }
  for (const response of rejected) {
    const failure = failureOf(response);
    if (await isAccepted(send(producer, byTopic([failure])))) continue;
    const msg = 'The broker rejected a response and its replacement; the caller gets no response';
    logger.error({ msg, topic: failure.topic });
  }
  return rejected;
}

/** Bisects a rejected group. @returns the responses that the broker rejects even alone */
async function sendOrDivide<Response extends RoutedMessage>(
  producer: Sender,
  responses: readonly Response[],
): Promise<readonly Response[]> {
  const isTooLarge = responses.length === 1 && sizeOf(responses[0]!.message) > largestMessage;
  if (!isTooLarge && (await isAccepted(send(producer, byTopic(responses))))) return [];
  if (responses.length === 1) return responses;
  const middle = Math.ceil(responses.length / 2);
  const first = await sendOrDivide(producer, responses.slice(0, middle));
  return [...first, ...(await sendOrDivide(producer, responses.slice(middle)))];
}

/**
 * A dead letter that the broker rejects is sent again truncated. If that is rejected, too, it is dropped with a log line, so
 * that an invalid message never blocks the messages after it.
 * @throws the client's error when the broker is away
 */
export async function deliverDeadLetters(
  producer: Sender,
  topic: string,
  letters: readonly DeadLetter[],
): Promise<void> {
  for (const group of groupBySize(letters, (letter) => sizeOf(deadLetterMessage(letter)))) {
    const sent = await isSent(send(producer, [{ topic, messages: group.map(deadLetterMessage) }]));
    if (!sent) await deliverTruncated(producer, topic, group);
  }
}

async function deliverTruncated(producer: Sender, topic: string, group: readonly DeadLetter[]) {
  for (const letter of group) {
    if (await isSent(send(producer, [{ topic, messages: [truncatedDeadLetterMessage(letter)] }]))) continue;
    const { reason, partition, message } = letter;
    const { offset } = message;
    logger.error({ msg: 'The broker rejected a dead letter; dropped', topic, reason, partition, offset });
  }
}

async function send(producer: Sender, topicMessages: TopicMessages[]): Promise<void> {
  await producer.sendBatch({ acks: -1, timeout: timings.request, topicMessages });
}

/** False if the broker rejects these records from any sender: too large, or invalid for the topic. */
function isAccepted(sending: Promise<void>): Promise<boolean> {
  return falseIf(sending, areRecordsRejected);
}

/** False also if writing to the topic is not allowed: dead letters may be dropped for that, responses may not. */
function isSent(sending: Promise<void>): Promise<boolean> {
  return falseIf(
    sending,
    (error) =>
      (error as Error).name === 'KafkaJSProtocolError' && !(error as { retriable?: boolean }).retriable,
  );
}

async function falseIf(sending: Promise<void>, isExpected: (error: unknown) => boolean): Promise<boolean> {
  try {
    await sending;
    return true;
  } catch (error) {
    if (isExpected(error)) return false;
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

/** Keeps the order; each group fits into one send. */
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

/** Bytes on the wire, rounded up. */
export function sizeOf({ key, value, headers = {} }: Message): number {
  const parts = [key, value, ...Object.entries(headers).flat(2)];
  return overhead + parts.reduce<number>((sum, part) => sum + (part ? Buffer.byteLength(part) : 0), 0);
}
