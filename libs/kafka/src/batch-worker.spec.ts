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

/** A worker whose handler answers with what is true at the moment. */
function working(sendBatch: () => Promise<unknown>) {
  const truth = { now: 'before' };
  const sent: { truths: string[]; count: number }[] = [];
  const producer = {
    sendBatch: async ({ topicMessages }: Parameters<Producer['sendBatch']>[0]) => {
      const answers = topicMessages!.flatMap((each) => each.messages.map(({ value }) => String(value)));
      sent.push({ truths: [...new Set(answers)].map((answer) => JSON.parse(answer)), count: answers.length });
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
  const subscription = {
    topic: 'requests',
    replyTopic: 'answers',
    deadLetterTopic: 'letters',
    nestReplyTopic: 'requests.reply',
    refuse: () => ({ status: 'FAIL' }),
    handler: () => Promise.resolve(truth.now),
  };
  const worker = new BatchWorker({} as Consumer, producer, new Map(), new ConsumerProgress());
  return {
    truth,
    sent,
    resolved,
    commit,
    work: (count: number) => worker.work(subscription, payload(count)),
  };
}

describe('a batch', () => {
  it('is answered slice by slice, and each is marked as done once it is delivered', async () => {
    const { work, sent, resolved, commit } = working(() => Promise.resolve());
    await work(2 * sliceLength + 1);
    expect(sent.map(({ count }) => count)).toEqual([sliceLength, sliceLength, 1]);
    expect(resolved).toEqual([sliceLength - 1, 2 * sliceLength - 1, 2 * sliceLength].map(String));
    expect(commit).toHaveBeenCalledTimes(3);
  });

  it('whose delivery takes long is answered by what is true then, not by what was when it began', async () => {
    const { truth, sent, work } = working(async () => {
      if (sent.length > 1) return;
      truth.now = 'after';
      await pause(timings.freshAnswers + 100);
    });
    await work(2 * sliceLength);
    expect(sent.map(({ truths }) => truths)).toEqual([['before'], ['after']]);
  });

  it('of which a slice cannot be delivered marks neither that nor the next as done', async () => {
    const { work, sent, resolved } = working(() => Promise.reject(new Error('away')));
    await expect(work(2 * sliceLength)).rejects.toThrow('away');
    expect(sent).toHaveLength(1);
    expect(resolved).toEqual([]);
  });
});
