import type { Consumer, EachBatchPayload, KafkaMessage, Producer } from 'kafkajs';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { BatchWorker, sliceLength } from './batch-worker.js';
import { ConsumerProgress } from './consumer-progress.js';
import { timings } from './timings.js';

const messages = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const value = Buffer.from(JSON.stringify({ id: index }));
    return { key: null, value, offset: String(index), timestamp: '0', attributes: 0 } as KafkaMessage;
  });

/** A worker whose handler responds with `state.current`. */
function createWorker(sendBatch: () => Promise<unknown>) {
  const state = { current: 'before' };
  const sent: { values: string[]; count: number }[] = [];
  const producer = {
    sendBatch: async ({ topicMessages }: Parameters<Producer['sendBatch']>[0]) => {
      const responses = topicMessages!.flatMap((each) => each.messages.map(({ value }) => String(value)));
      sent.push({ values: [...new Set(responses)].map((each) => JSON.parse(each)), count: responses.length });
      await sendBatch();
    },
  } as unknown as Producer;
  const resolved: string[] = [];
  const commit = vi.fn(() => Promise.resolve());
  const payload = (count: number) =>
    ({
      batch: { topic: 'requests', partition: 0, messages: messages(count) },
      heartbeat: () => Promise.resolve(),
      isRunning: () => true,
      isStale: () => false,
      resolveOffset: (offset: string) => void resolved.push(offset),
      commitOffsetsIfNecessary: commit,
    }) as unknown as EachBatchPayload;
  const requestTopic = {
    topic: 'requests',
    replyTopic: 'answers',
    deadLetterTopic: 'letters',
    nestReplyTopic: 'requests.reply',
    failureResponse: () => ({ status: 'FAIL' }),
    handler: () => Promise.resolve(state.current),
  };
  const worker = new BatchWorker({} as Consumer, producer, new Map(), new ConsumerProgress());
  return {
    state,
    sent,
    resolved,
    commit,
    work: (count: number) => worker.work(requestTopic, payload(count)),
  };
}

describe('BatchWorker', () => {
  it('sends the responses slice by slice, and resolves and commits each slice', async () => {
    const { work, sent, resolved, commit } = createWorker(() => Promise.resolve());
    await work(2 * sliceLength + 1);
    expect(sent.map(({ count }) => count)).toEqual([sliceLength, sliceLength, 1]);
    expect(resolved).toEqual([sliceLength - 1, 2 * sliceLength - 1, 2 * sliceLength].map(String));
    expect(commit).toHaveBeenCalledTimes(3);
  });

  it('handles a prefetched slice again if its responses waited too long to be sent', async () => {
    const { state, sent, work } = createWorker(async () => {
      if (sent.length > 1) return;
      state.current = 'after';
      await pause(timings.freshResponses + 100);
    });
    await work(2 * sliceLength);
    expect(sent.map(({ values }) => values)).toEqual([['before'], ['after']]);
  });

  it('resolves no offset of a slice that cannot be sent, nor of the next slice', async () => {
    const { work, sent, resolved } = createWorker(() => Promise.reject(new Error('away')));
    await expect(work(2 * sliceLength)).rejects.toThrow('away');
    expect(sent).toHaveLength(1);
    expect(resolved).toEqual([]);
  });
});
