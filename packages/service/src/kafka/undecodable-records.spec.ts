import { KafkaJSConnectionError, KafkaJSNonRetriableError, KafkaJSNumberOfRetriesExceeded } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { isUndecodable } from './undecodable-records.js';

const named = (name: string) => Object.assign(new Error('x'), { name });
const exceeded = (cause: Error) =>
  new KafkaJSNumberOfRetriesExceeded(cause, { retryCount: 4, retryTime: 1000 });
const connection = new KafkaJSConnectionError('ECONNREFUSED');

describe('isUndecodable', () => {
  it.each<[string, Error]>([
    ['a missing codec', named('KafkaJSNotImplemented')],
    ['an error of a codec', exceeded(new Error('incorrect header check'))],
    [
      'a length out of range',
      Object.assign(new KafkaJSNonRetriableError('x'), { cause: new RangeError('x') }),
    ],
    ['an invalid number', named('KafkaJSInvalidVarIntError')],
  ])('is true for %s', (_, error) => {
    expect(isUndecodable(error)).toBe(true);
  });

  it.each<[string, Error]>([
    ['a lost connection', connection],
    ['a lost connection after retries', exceeded(connection)],
    ['an unknown group member', named('KafkaJSProtocolError')],
  ])('is false for %s', (_, error) => {
    expect(isUndecodable(error)).toBe(false);
  });
});
