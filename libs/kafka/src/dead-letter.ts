/** Parks what could not be read, as it came, with headers that say why and where it was. */
import type { KafkaMessage, Message } from 'kafkajs';
import type { UnreadableReason } from './read-request.js';

/** Bytes kept of key and value each when the broker refuses the whole. */
export const truncatedLength = 16 * 1024;

/** Bytes a dead letter may have: the usual limit of a request (1 MiB) and room for its added headers. */
export const deadLetterLimit = 2 * 1024 * 1024;

export interface Unreadable {
  readonly message: KafkaMessage;
  readonly reason: UnreadableReason;
  readonly topic: string;
  readonly partition: number;
}

export function deadLetter({ message, reason, topic, partition }: Unreadable): Message {
  return {
    key: message.key,
    value: message.value,
    headers: { ...message.headers, ...origin({ message, reason, topic, partition }) },
  };
}

/** The last resort where a topic made by others has a smaller limit: a beginning, and where the whole was. */
export function truncatedDeadLetter(unreadable: Unreadable): Message {
  const { key, value } = unreadable.message;
  return {
    key: key && key.subarray(0, truncatedLength),
    value: value && value.subarray(0, truncatedLength),
    headers: { ...origin(unreadable), 'dead-letter-truncated': 'true' },
  };
}

function origin({ message, reason, topic, partition }: Unreadable): Record<string, string> {
  return {
    'dead-letter-reason': reason,
    'dead-letter-topic': topic,
    'dead-letter-partition': String(partition),
    'dead-letter-offset': message.offset,
  };
}
