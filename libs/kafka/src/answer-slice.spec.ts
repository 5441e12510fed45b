import { CodedError } from '#errors';
import type { KafkaContext } from '@nestjs/microservices';
import type { KafkaMessage } from 'kafkajs';
import { throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { answerSlice, type SliceOrigin } from './answer-slice.js';

const broken = new Error('claims.origin_jti.toLowerCase is not a function');

const messageOf = (id: number) => {
  const value = Buffer.from(JSON.stringify({ id }));
  return { key: null, value, offset: String(id), timestamp: '0', attributes: 0 } as KafkaMessage;
};

/** @param handler is given the id of each request */
function answered(ids: readonly number[], handler: (id: number) => unknown) {
  const origin: SliceOrigin = {
    partition: 0,
    partitions: new Map(),
    contextOf: () => ({}) as KafkaContext,
    subscription: {
      topic: 'requests',
      replyTopic: 'answers',
      deadLetterTopic: 'letters',
      nestReplyTopic: 'requests.reply',
      refuse: (payload) => ({ ...payload, status: 'FAIL' }),
      handler: async (payload) => handler((payload as { id: number }).id),
    },
  };
  return answerSlice(ids.map(messageOf), origin);
}

const valuesOf = ({ answers }: Awaited<ReturnType<typeof answerSlice>>) =>
  answers.map(({ message }) => JSON.parse(String(message.value)) as unknown);

describe('a slice', () => {
  it('answers FAIL to the request whose handler fails, parks it with its cause, and answers all others', async () => {
    const slice = await answered([1, 2, 3], (id) => {
      if (id === 2) throw broken;
      return { id, status: 'OK' };
    });
    expect(valuesOf(slice)).toEqual([
      { id: 1, status: 'OK' },
      { id: 2, status: 'FAIL' },
      { id: 3, status: 'OK' },
    ]);
    expect(slice.parked).toEqual([
      { message: messageOf(2), reason: 'handler_failed', topic: 'requests', partition: 0, cause: broken },
    ]);
  });

  it('treats an Observable that fails, as Nest returns it, like a promise that rejects', async () => {
    const slice = await answered([1], () => throwError(() => broken));
    expect(valuesOf(slice)).toEqual([{ id: 1, status: 'FAIL' }]);
  });

  it('answers each by itself where a shared read failed for the sake of one', async () => {
    let calls = 0;
    const slice = await answered([1, 2], (id) => {
      calls += 1;
      if (calls <= 2 || id === 2) throw broken;
      return { id, status: 'OK' };
    });
    expect(valuesOf(slice)).toEqual([
      { id: 1, status: 'OK' },
      { id: 2, status: 'FAIL' },
    ]);
  });

  it('is not answered while the database is away', async () => {
    const away = new CodedError('database.unavailable');
    const refused = answered([1, 2], (id) => {
      throw id === 2 ? away : broken;
    });
    await expect(refused).rejects.toBe(away);
  });
});
