/** Parks what could not be answered, without its tokens, with headers that say why and where it was. */
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { maskTokens } from './mask-tokens.js';
import type { UnreadableReason } from './read-request.js';

/** Bytes kept of key and value each when the broker refuses the whole. */
export const truncatedLength = 16 * 1024;

/** Bytes a dead letter may have: the usual limit of a request (1 MiB) and room for its added headers. */
export const deadLetterLimit = 2 * 1024 * 1024;

export type ParkedReason = UnreadableReason | 'undecodable' | 'handler_failed' | 'answer_too_large';

export interface ParkedMessage {
  readonly message: KafkaMessage;
  readonly reason: ParkedReason;
  readonly topic: string;
  readonly partition: number;
  /** The last of several messages in a row that are parked as one. */
  readonly lastOffset?: string;
  /** What was thrown; it goes to the log only. */
  readonly cause?: unknown;
}

export function deadLetter(parked: ParkedMessage): Message {
  const { key, value, headers } = parked.message;
  return {
    key: key && maskTokens(key),
    value: value && maskTokens(value),
    headers: { ...maskedHeaders(headers), ...origin(parked) },
  };
}

/** The last resort where a topic made by others has a smaller limit: a beginning, and where the whole was. */
export function truncatedDeadLetter(parked: ParkedMessage): Message {
  const { key, value } = deadLetter(parked);
  return {
    key: (key as Buffer | null) && (key as Buffer).subarray(0, truncatedLength),
    value: (value as Buffer | null) && (value as Buffer).subarray(0, truncatedLength),
    headers: { ...origin(parked), 'dead-letter-truncated': 'true' },
  };
}

function origin({ message, reason, topic, partition, lastOffset }: ParkedMessage): Record<string, string> {
  return {
    'dead-letter-reason': reason,
    'dead-letter-topic': topic,
    'dead-letter-partition': String(partition),
    'dead-letter-offset': message.offset,
    ...(lastOffset !== undefined && { 'dead-letter-last-offset': lastOffset }),
  };
}

function maskedHeaders(headers: IHeaders = {}): IHeaders {
  const masked = (part: Buffer | string) => maskTokens(Buffer.from(part));
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(masked) : value && masked(value),
    ]),
  );
}
