/** Chooses where an answer goes: to the reply topic under the request's key, or back to a Nest client that waits for it. */
import { KafkaHeaders } from '@nestjs/microservices';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { Subscription } from './subscription.js';

/** Longer correlation ids are not a Nest client's (it sends 21 characters) and would only swell the answer. */
const longestCorrelationId = 256;

/** How many partitions each topic has. */
export type PartitionCounts = ReadonlyMap<string, number>;

export interface RoutedMessage {
  readonly topic: string;
  readonly message: Message;
}

/**
 * The key bytes are carried over unchanged, so that the caller reads the answer from the partition it owns.
 * Headers are the caller's word: only `<pattern>.reply` and a partition that exists are believed, or any caller
 * could have us write anywhere, and one unknown partition would lose the answer.
 */
export function routeAnswer(
  request: Pick<KafkaMessage, 'key' | 'headers'>,
  answer: unknown,
  subscription: Pick<Subscription, 'replyTopic' | 'nestReplyTopic'>,
  partitions: PartitionCounts,
): RoutedMessage {
  const message = { key: request.key, value: JSON.stringify(answer ?? null) };
  const nest = nestRoute(request.headers, subscription.nestReplyTopic, partitions);
  if (!nest) return { topic: subscription.replyTopic, message };
  return {
    topic: subscription.nestReplyTopic,
    message: {
      ...message,
      partition: nest.partition,
      headers: {
        [KafkaHeaders.CORRELATION_ID]: nest.correlationId,
        // One answer a request: the client may forget the request with it.
        [KafkaHeaders.NEST_IS_DISPOSED]: Buffer.alloc(1),
      },
    },
  };
}

function nestRoute(headers: IHeaders | undefined, replyTopic: string, partitions: PartitionCounts) {
  const correlationId = single(headers, KafkaHeaders.CORRELATION_ID);
  const partition = Number(single(headers, KafkaHeaders.REPLY_PARTITION)?.toString() || Number.NaN);
  if (!correlationId || correlationId.length > longestCorrelationId) return undefined;
  if (single(headers, KafkaHeaders.REPLY_TOPIC)?.toString() !== replyTopic) return undefined;
  if (!Number.isInteger(partition) || partition < 0 || partition >= (partitions.get(replyTopic) ?? 0)) {
    return undefined;
  }
  return { correlationId, partition };
}

/** A header that was sent once; a repeated one says nothing reliable. */
function single(headers: IHeaders | undefined, name: string): Buffer | undefined {
  const value = headers?.[name];
  if (typeof value === 'string') return Buffer.from(value);
  return Buffer.isBuffer(value) ? value : undefined;
}
