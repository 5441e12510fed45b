import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietenRequestQueue, type RequestQueue, RequestQueueClass } from './quiet-request-queue.js';

function queueWith(
  pending: readonly unknown[],
  inflight: RequestQueue['inflight'] = new Map(),
): RequestQueue {
  const queue = Object.create(RequestQueueClass.prototype) as RequestQueue;
  return Object.assign(queue, {
    pending,
    inflight,
    enforceRequestTimeout: true,
    throttleCheckTimeoutId: null,
    throttledUntil: -1,
    isConnected: () => true,
    checkPendingRequests() {},
  });
}

describe('the request queue of kafkajs', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    quietenRequestQueue();
  });
  afterEach(() => void vi.useRealTimers());

  it('sets no timer while nothing is pending', () => {
    queueWith([]).scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('still comes back to what is pending', () => {
    queueWith([{}]).scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(1);
  });

  it('still ends a request whose time is over, and looks for it once a second', () => {
    const requestTimeout = 3_000;
    const [late, lasting] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const sentAt = Date.now();
    const queue = queueWith(
      [],
      new Map([
        [1, { sentAt, requestTimeout, timeoutRequest: late }],
        [2, { sentAt, requestTimeout: 60_000, timeoutRequest: lasting }],
      ]),
    );
    queue.scheduleRequestTimeoutCheck();
    vi.advanceTimersByTime(3_000);
    expect(late).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(late).toHaveBeenCalledTimes(1);
    expect(lasting).not.toHaveBeenCalled();
    queue.destroy();
    expect(vi.getTimerCount()).toBe(0);
  });
});
