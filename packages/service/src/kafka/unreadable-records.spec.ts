import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { isUnreadable } from './unreadable-records.js';

const named = (name: string) => Object.assign(new Error('x'), { name });
const exceeded = (cause: Error) =>
  new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 4, retryTime: 1000 });
const connection = new KafkaJSConnectionError('ECONNREFUSED');

describe('a crash of the reader', () => {
  it.each<[string, Error]>([
    ['a codec that is missing', named('KafkaJSNotImplemented')],
    ['what a codec throws', exceeded(new Error('incorrect header check'))],
    [
      'a length out of range',
      Object.assign(new KafkaJSNonRetriableError('x'), { cause: new RangeError('x') }),
    ],
    ['a number that is none', named('KafkaJSInvalidVarIntError')],
  ])('by %s is of records that cannot be decoded', (_, error) => {
    expect(isUnreadable(error)).toBe(true);
  });

  it.each<[string, Error]>([
    ['a lost connection', connection],
    ['a lost connection that was tried again', exceeded(connection)],
    ['a member the group has forgotten', named('KafkaJSProtocolError')],
  ])('by %s is a fault that passes', (_, error) => {
    expect(isUnreadable(error)).toBe(false);
  });
});
