/** Builds dead letters: the message without the signatures of its tokens, and headers with the reason and the original position. */
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import { maskTokens } from './mask-tokens.js';
import type { InvalidReason } from './parse-request.js';

/** Bytes of key and value each that remain when the broker rejects the complete dead letter. */
export const truncatedLength = 16 * 1024;

/** Bytes; the default limit of a request (1 MiB) and room for the added headers. */
export const deadLetterLimit = 2 * 1024 * 1024;

export type DeadLetterReason = InvalidReason | 'undecodable' | 'handler_failed' | 'answer_too_large';

export interface DeadLetter {
  readonly message: KafkaMessage;
  readonly reason: DeadLetterReason;
  readonly topic: string;
  readonly partition: number;
  /** Set when one dead letter represents several consecutive messages: the offset of the last. */
  readonly lastOffset?: string;
  /** The error of the handler. For the log; never published. */
  readonly cause?: unknown;
}

export function deadLetterMessage(letter: DeadLetter): Message {
  const { key, value, headers } = letter.message;
  return {
    key: key && maskTokens(key),
    value: value && maskTokens(value),
    headers: { ...maskedHeaders(headers), ...origin(letter) },
  };
}

/** For a dead-letter topic with a smaller limit than `deadLetterLimit`. The headers tell where the original message is. */
export function truncatedDeadLetterMessage(letter: DeadLetter): Message {
  const { key, value } = deadLetterMessage(letter);
  return {
    key: (key as Buffer | null) && (key as Buffer).subarray(0, truncatedLength),
    value: (value as Buffer | null) && (value as Buffer).subarray(0, truncatedLength),
    headers: { ...origin(letter), 'dead-letter-truncated': 'true' },
  };
}

function origin({ message, reason, topic, partition, lastOffset }: DeadLetter): Record<string, string> {
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
