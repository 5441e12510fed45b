import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { quietenRequestQueue, type RequestQueue, RequestQueueClass } from './quiet-request-queue.js';

function queueWith(pending: readonly unknown[]): RequestQueue {
  const queue = Object.create(RequestQueueClass.prototype) as RequestQueue;
  return Object.assign(queue, {
    pending,
    throttleCheckTimeoutId: null,
    throttledUntil: -1,
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
});
