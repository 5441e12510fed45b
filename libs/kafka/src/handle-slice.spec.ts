import { CodedError } from '#errors';
import type { KafkaContext } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { handleSlice, type SliceContext } from './handle-slice.js';

const broken = new Error('claims.origin_jti.toLowerCase is not a function');

const messageOf = (id: number) => {
  const value = Buffer.from(JSON.stringify({ id }));
  return { key: null, value, offset: String(id), timestamp: '0', attributes: 0 } as KafkaMessage;
};

/** @param handler receives the id of each request */
function handled(ids: readonly number[], handler: (id: number) => unknown) {
  const context: SliceContext = {
    partition: 0,
    partitions: new Map(),
    contextOf: () => ({}) as KafkaContext,
    requestTopic: {
      topic: 'requests',
      replyTopic: 'answers',
      deadLetterTopic: 'letters',
      nestReplyTopic: 'requests.reply',
      failureResponse: (payload) => ({ ...payload, status: 'FAIL' }),
      handler: async (payload) => handler((payload as { id: number }).id),
    },
  };
  return handleSlice(ids.map(messageOf), context);
}

const valuesOf = ({ responses }: Awaited<ReturnType<typeof handleSlice>>) =>
  responses.map(({ message }) => JSON.parse(String(message.value)) as unknown);

describe('handleSlice', () => {
  it('answers FAIL to the request whose handler fails, adds a dead letter with the cause, and answers all others', async () => {
    const slice = await handled([1, 2, 3], (id) => {
      if (id === 2) throw broken;
      return { id, status: 'OK' };
    });
    expect(valuesOf(slice)).toEqual([
      { id: 1, status: 'OK' },
      { id: 2, status: 'FAIL' },
      { id: 3, status: 'OK' },
    ]);
    expect(slice.deadLetters).toEqual([
      { message: messageOf(2), reason: 'handler_failed', topic: 'requests', partition: 0, cause: broken },
    ]);
  });

  it('treats a failed Observable, as Nest returns it, like a rejected promise', async () => {
    const slice = await handled([1], () => throwError(() => broken));
    expect(valuesOf(slice)).toEqual([{ id: 1, status: 'FAIL' }]);
  });

  it('handles each request alone after a shared read failed because of one of them', async () => {
    let calls = 0;
    const slice = await handled([1, 2], (id) => {
      calls += 1;
      if (calls <= 2 || id === 2) throw broken;
      return { id, status: 'OK' };
    });
    expect(valuesOf(slice)).toEqual([
      { id: 1, status: 'OK' },
      { id: 2, status: 'FAIL' },
    ]);
  });

  it('rejects and answers no request while the database is unavailable', async () => {
    const away = new CodedError('database.unavailable');
    const slice = handled([1, 2], (id) => {
      throw id === 2 ? away : broken;
    });
    await expect(slice).rejects.toBe(away);
  });
});
