import { EventEmitter } from 'node:events';
import type { Admin, Consumer, Producer } from 'kafkajs';
import { describe, expect, it } from 'vitest';
import { Backlog } from './backlog.js';
import { BacklogWatch } from './backlog-watch.js';

const topic = 'requests';

/** A group that committed 5 of 9 messages of partition 0, all 7 of partition 1, and none of partition 2, which begins at offset 3. */
function watching(assigned: readonly number[] | undefined, isAway = false) {
  const emitter = new EventEmitter();
  const events = { GROUP_JOIN: 'join' };
  const consumer = { events, on: emitter.on.bind(emitter) } as unknown as Consumer;
  const offsets = { topic, partitions: ['5', '7', '-1'].map((offset, partition) => ({ partition, offset })) };
  const ends = ['9', '7', '8'].map((high, partition) => ({
    partition,
    high,
    low: partition === 2 ? '3' : '0',
  }));
  const admin = {
    connect: async () => {
      if (isAway) throw new Error('away');
    },
    disconnect: async () => undefined,
    fetchOffsets: async () => [offsets],
    fetchTopicOffsets: async () => ends,
  } as unknown as Admin;
  const producer = { sendBatch: async () => [] } as unknown as Producer;
  let now = 0;
  const backlog = new Backlog(() => now);
  const topics = { topic, replyTopic: 'a', nestReplyTopic: 'b', deadLetterTopic: 'c' };
  const requestTopics = [{ ...topics, failureResponse: () => ({}), handler: async () => undefined }];
  const observeAt = async (at: number) => {
    now = at;
    const watch = new BacklogWatch({ admin, consumer, producer, group: 'g', requestTopics, backlog });
    if (assigned) emitter.emit('join', { payload: { memberAssignment: { [topic]: assigned } } });
    watch.start();
    await watch.stop();
  };
  return { backlog, observeAt };
}

const stuckFor = (backlog: Backlog) => [0, 1, 2].map((partition) => backlog.stuckFor({ topic, partition }));

describe('BacklogWatch', () => {
  it('observes the partitions assigned to this member', async () => {
    const { backlog, observeAt } = watching([0, 1]);
    await observeAt(1_000);
    await observeAt(61_000);
    expect(stuckFor(backlog)).toEqual([60_000, 0, 0]);
  });

  it('observes all partitions before the first assignment, also when it is stopped right after its start', async () => {
    const { backlog, observeAt } = watching(undefined);
    await observeAt(1_000);
    await observeAt(61_000);
    expect(stuckFor(backlog)).toEqual([60_000, 0, 60_000]);
  });

  it('reports no standstill while the broker is away', async () => {
    const { backlog, observeAt } = watching(undefined, true);
    await observeAt(1_000);
    await observeAt(61_000);
    expect(stuckFor(backlog)).toEqual([0, 0, 0]);
  });
});
