import { describe, expect, it } from 'vitest';
import type { KafkaMessage } from 'kafkajs';
import type { DeadLetter, DeadLetterReason } from './dead-letter.js';
import { summarise } from './dead-letter-summary.js';

function letter(
  offset: number,
  { reason = 'not_json' as DeadLetterReason, lastOffset = undefined as string | undefined, ...message } = {},
): DeadLetter {
  const parts = { key: null, value: Buffer.from('x'.repeat(offset)), headers: {}, ...message };
  return {
    message: { offset: String(offset), ...parts } as unknown as KafkaMessage,
    reason,
    topic: 'auth_request',
    partition: 1,
    ...(lastOffset !== undefined && { lastOffset }),
  };
}

const idOf = (message: object) => summarise([letter(1, message)])[0]!.correlationId;
const jwt = ['eyJhbGciOiJFUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'].join(
  '.',
);

describe('the summary of dead letters', () => {
  it('has one line for each reason, with the offsets, the number and the largest size', () => {
    const undecodable = letter(30, { reason: 'undecodable', lastOffset: '9007199254740993' });
    expect(summarise([letter(3), letter(7), undecodable])).toEqual([
      {
        reason: 'not_json',
        topic: 'auth_request',
        partition: 1,
        firstOffset: '3',
        lastOffset: '7',
        count: 2,
        bytes: 7,
        correlationId: null,
      },
      expect.objectContaining({ firstOffset: '30', lastOffset: '9007199254740993', bytes: 30 }),
    ]);
  });

  it('names the correlation id of the header, else the key', () => {
    const key = Buffer.from('5f0c9f5e-0001');
    expect(idOf({ key })).toBe('5f0c9f5e-0001');
    expect(idOf({ key, headers: { kafka_correlationId: Buffer.from('abc') } })).toBe('abc');
  });

  it.each([
    ['a token', jwt],
    ['an email', 'anna@example.com'],
    ['a name', 'Анна'],
    ['a control character', 'a\u0000b'],
    ['101 characters', 'a'.repeat(101)],
    ['nothing', ''],
  ])('has no correlation id that is %s', (_, key) => {
    expect(idOf({ key: Buffer.from(key) })).toBeNull();
  });
});
