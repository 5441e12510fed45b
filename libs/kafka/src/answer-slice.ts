/** Turns one slice of messages into answers and dead letters; nothing has left yet when it returns. */
import type { KafkaContext } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Unreadable } from './dead-letter.js';
import { readRequest } from './read-request.js';
import { type PartitionCounts, routeAnswer, type RoutedMessage } from './route-answer.js';
import type { Subscription } from './subscription.js';

export interface SliceOrigin {
  readonly subscription: Subscription;
  readonly partition: number;
  readonly partitions: PartitionCounts;
  readonly contextOf: (message: KafkaMessage) => KafkaContext;
}

export interface AnsweredSlice {
  readonly answers: readonly RoutedMessage[];
  readonly unreadable: readonly Unreadable[];
  /** By the monotonic clock. */
  readonly answeredAt: number;
}

/**
 * The handlers of a slice run together, so that they can share their reads of the database.
 * @throws whatever a handler threw, once all have settled: then no request of the slice is answered, for the truth
 * about some is not known, and the slice is to be tried again
 */
export async function answerSlice(
  messages: readonly KafkaMessage[],
  origin: SliceOrigin,
): Promise<AnsweredSlice> {
  const { subscription, partition, partitions } = origin;
  const unreadable: Unreadable[] = [];
  const pending: Promise<RoutedMessage>[] = [];
  for (const message of messages) {
    const request = readRequest(message);
    if (!request.readable) {
      unreadable.push({ message, reason: request.reason, topic: subscription.topic, partition });
      continue;
    }
    const answer = handle(subscription, request.payload, origin.contextOf(message));
    pending.push(answer.then((value) => routeAnswer(message, value, subscription, partitions)));
  }
  const settled = await Promise.allSettled(pending);
  const answers = settled.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  return { answers, unreadable, answeredAt: performance.now() };
}

async function handle({ handler }: Subscription, payload: object, context: KafkaContext): Promise<unknown> {
  const result = await handler(payload, context);
  return isObservable(result) ? lastValueFrom(result) : result;
}
