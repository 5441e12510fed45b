/** Turns one slice of messages into answers and dead letters; nothing is sent yet when it returns. */
import { CodedError } from '#errors';
import type { KafkaContext } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { ParkedMessage } from './dead-letter.js';
import { readRequest } from './read-request.js';
import { type PartitionCounts, routeAnswer, type RoutedMessage } from './route-answer.js';
import type { Subscription } from './subscription.js';
import { undecodableReason } from './tolerant-codecs.js';

export interface SliceOrigin {
  readonly subscription: Subscription;
  readonly partition: number;
  readonly partitions: PartitionCounts;
  readonly contextOf: (message: KafkaMessage) => KafkaContext;
}

export interface Answer extends RoutedMessage {
  readonly request: Request;
}

export interface AnsweredSlice {
  readonly answers: readonly Answer[];
  readonly parked: readonly ParkedMessage[];
  /** By the monotonic clock. */
  readonly answeredAt: number;
}

export interface Request {
  readonly message: KafkaMessage;
  readonly payload: object;
}

/**
 * The handlers of a slice run together, so that they can share their reads of the database. A request whose handler
 * fails is tried once more alone, because a shared read may have failed for another's sake; then it is refused and parked.
 * @throws CodedError `database.unavailable` once all have settled: no request of the slice is answered, and the slice
 * is to be tried again
 */
export async function answerSlice(
  messages: readonly KafkaMessage[],
  origin: SliceOrigin,
): Promise<AnsweredSlice> {
  const { partition } = origin;
  const { topic } = origin.subscription;
  const parked: ParkedMessage[] = [];
  const requests: Request[] = [];
  for (const message of messages) {
    const undecodable = undecodableReason(message);
    if (undecodable !== undefined) {
      parkUndecodable(parked, message, undecodable, origin);
      continue;
    }
    const request = readRequest(message);
    if (request.readable) requests.push({ message, payload: request.payload });
    else parked.push({ message, reason: request.reason, topic, partition });
  }
  const settled = await Promise.allSettled(requests.map((request) => handle(request, origin)));
  const values: unknown[] = [];
  for (const [index, outcome] of settled.entries()) {
    if (outcome.status === 'fulfilled') values.push(outcome.value);
    else {
      if (isTransient(outcome.reason)) throw outcome.reason;
      values.push(await handleAlone(requests[index]!, origin, parked));
    }
  }
  const answers = requests.map((request, index) => route(request, values[index], origin));
  return { answers, parked, answeredAt: performance.now() };
}

/** What the caller is sent in place of an answer that the broker does not take. */
export function refusalOf({ request }: Answer, origin: SliceOrigin): Answer {
  return route(request, origin.subscription.refuse(request.payload), origin);
}

function route(request: Request, value: unknown, { subscription, partitions }: SliceOrigin): Answer {
  return { request, ...routeAnswer(request.message, value, subscription, partitions) };
}

/** Those in a row become one letter: a batch may hold tens of thousands. */
function parkUndecodable(
  parked: ParkedMessage[],
  message: KafkaMessage,
  reason: string,
  { subscription: { topic }, partition }: SliceOrigin,
): void {
  const last = parked.at(-1);
  if (last?.reason === 'undecodable') parked[parked.length - 1] = { ...last, lastOffset: message.offset };
  else {
    const { key, value, offset, timestamp, attributes } = message;
    const placed = { key, value, offset, timestamp, attributes, headers: {} } as KafkaMessage;
    parked.push({ message: placed, reason: 'undecodable', topic, partition, cause: new Error(reason) });
  }
}

async function handleAlone(request: Request, origin: SliceOrigin, parked: ParkedMessage[]): Promise<unknown> {
  try {
    return await handle(request, origin);
  } catch (cause) {
    if (isTransient(cause)) throw cause;
    const { subscription, partition } = origin;
    const { message, payload } = request;
    parked.push({ message, reason: 'handler_failed', topic: subscription.topic, partition, cause });
    return subscription.refuse(payload);
  }
}

async function handle({ message, payload }: Request, origin: SliceOrigin): Promise<unknown> {
  const result = await origin.subscription.handler(payload, origin.contextOf(message));
  return isObservable(result) ? lastValueFrom(result) : result;
}

/** The one fault that is known to pass by itself; any other would be met again at each try. */
function isTransient(error: unknown): boolean {
  return error instanceof CodedError && error.code === 'database.unavailable';
}
