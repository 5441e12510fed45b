/** Summarises dead letters without what they contain, for those who administer the system. */
import { KafkaHeaders } from '@nestjs/microservices';
import type { DeadLetter, DeadLetterReason } from './dead-letter.js';
import { maskTokens } from './mask-tokens.js';

/** Dead letters of one reason in a slice. */
export interface DeadLetterSummary {
  readonly reason: DeadLetterReason;
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: string;
  readonly lastOffset: string;
  readonly count: number;
  /** Of the largest value. */
  readonly bytes: number;
  /** Of the first message: the header of Nest's client, or the key, which responses repeat. Null if it may be anything else. */
  readonly correlationId: string | null;
}

/** @param letters of one partition, in the order of their offsets within a reason */
export function summarise(letters: readonly DeadLetter[]): DeadLetterSummary[] {
  const reasons = [...new Set(letters.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const alike = letters.filter((letter) => letter.reason === reason);
    const [first, last] = [alike[0]!, alike.at(-1)!];
    return {
      reason,
      topic: first.topic,
      partition: first.partition,
      firstOffset: first.message.offset,
      lastOffset: last.lastOffset ?? last.message.offset,
      count: alike.reduce((sum, letter) => sum + messagesOf(letter), 0),
      bytes: Math.max(...alike.map(({ message }) => message.value?.length ?? 0)),
      correlationId: correlationIdOf(first),
    };
  });
}

/** A letter may stand for several consecutive messages. */
const messagesOf = ({ message, lastOffset = message.offset }: DeadLetter) =>
  Number(BigInt(lastOffset) - BigInt(message.offset)) + 1;

const harmless = /^[\w:-]{1,100}$/;

function correlationIdOf({ message: { headers, key } }: DeadLetter): string | null {
  const header = headers?.[KafkaHeaders.CORRELATION_ID];
  const id = Array.isArray(header) ? undefined : (header ?? key);
  const text = id && maskTokens(Buffer.from(id)).toString('utf8');
  return text && harmless.test(text) ? text : null;
}
