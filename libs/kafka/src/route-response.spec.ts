import { KafkaHeaders } from '@nestjs/microservices';
import { describe, expect, it } from 'vitest';
import { routeResponse } from './route-response.js';

const requestTopic = { replyTopic: 'auth_response', nestReplyTopic: 'auth_request.reply' };
const partitions = new Map([['auth_request.reply', 3]]);
const key = Buffer.from([0xff, 0]);
const nest = {
  [KafkaHeaders.CORRELATION_ID]: Buffer.from('c1'),
  [KafkaHeaders.REPLY_TOPIC]: Buffer.from('auth_request.reply'),
  [KafkaHeaders.REPLY_PARTITION]: Buffer.from('2'),
};
const route = (headers: object) =>
  routeResponse({ key, headers: headers as typeof nest }, { status: 'OK' }, requestTopic, partitions);

describe('routeResponse', () => {
  it('routes to the reply topic with the key bytes of the request', () => {
    expect(route({})).toEqual({ topic: 'auth_response', message: { key, value: '{"status":"OK"}' } });
  });

  it('routes to the reply partition of a Nest client, with its correlation id', () => {
    expect(route(nest)).toMatchObject({
      topic: 'auth_request.reply',
      message: { partition: 2, headers: { [KafkaHeaders.CORRELATION_ID]: Buffer.from('c1') } },
    });
  });

  it.each([
    ['another topic', { [KafkaHeaders.REPLY_TOPIC]: Buffer.from('auth_events') }],
    ['a partition that does not exist', { [KafkaHeaders.REPLY_PARTITION]: Buffer.from('3') }],
    ['a negative partition', { [KafkaHeaders.REPLY_PARTITION]: Buffer.from('-1') }],
    ['half a partition', { [KafkaHeaders.REPLY_PARTITION]: Buffer.from('1.5') }],
    ['an empty partition', { [KafkaHeaders.REPLY_PARTITION]: Buffer.from('') }],
    ['two topics', { [KafkaHeaders.REPLY_TOPIC]: [Buffer.from('auth_request.reply'), Buffer.from('x')] }],
    ['no correlation id', { [KafkaHeaders.CORRELATION_ID]: undefined }],
    ['a huge correlation id', { [KafkaHeaders.CORRELATION_ID]: Buffer.alloc(257) }],
  ])('ignores reply headers with %s', (_, headers) => {
    expect(route({ ...nest, ...headers }).topic).toBe('auth_response');
  });
});
