/** Chooses the topic and partition of a response: the reply topic with the request's key, or the partition of a Nest client. */
import { KafkaHeaders } from '@nestjs/microservices';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { RequestTopic } from './request-topic.js';

/** Bytes. Nest's client sends 21; a longer id would only enlarge the response. */
const longestCorrelationId = 256;

/** Number of partitions of each topic. */
export type PartitionCounts = ReadonlyMap<string, number>;

export interface RoutedMessage {
  readonly topic: string;
  readonly message: Message;
}

/**
 * The bytes of the key stay unchanged, so that the caller reads the response from the partition it expects.
 * The headers are untrusted input: only `<pattern>.reply` and an existing partition are accepted. Otherwise any caller could
 * make this service write to any topic, and a partition that does not exist would lose the response.
 * @param traceparent header of the response: the trace of the request continues in it
 */
export function routeResponse(
  request: Pick<KafkaMessage, 'key' | 'headers'>,
  response: unknown,
  requestTopic: Pick<RequestTopic, 'replyTopic' | 'nestReplyTopic'>,
  partitions: PartitionCounts,
  traceparent?: string,
): RoutedMessage {
  const headers = traceparent === undefined ? undefined : { traceparent };
  const message = { key: request.key, value: JSON.stringify(response ?? null), ...(headers && { headers }) };
  const nest = nestRoute(request.headers, requestTopic.nestReplyTopic, partitions);
  if (!nest) return { topic: requestTopic.replyTopic, message };
  return {
    topic: requestTopic.nestReplyTopic,
    message: {
      ...message,
      partition: nest.partition,
      headers: {
        ...headers,
        [KafkaHeaders.CORRELATION_ID]: nest.correlationId,
        // Each request gets one response, so the client can delete the pending request.
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

/** @returns undefined for a missing header and for a repeated one, which is ambiguous */
function single(headers: IHeaders | undefined, name: string): Buffer | undefined {
  const value = headers?.[name];
  if (typeof value === 'string') return Buffer.from(value);
  return Buffer.isBuffer(value) ? value : undefined;
}
