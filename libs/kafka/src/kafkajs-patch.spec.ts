import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reportMissingPatch, type RequestQueue, RequestQueueClass, wakesWhileIdle } from './kafkajs-patch.js';

interface SentRequest {
  readonly sentAt: number;
  readonly requestTimeout: number;
  timeoutRequest(): void;
}

interface InspectedQueue extends RequestQueue {
  readonly pending: unknown[];
  readonly inflight: Map<number, SentRequest>;
  scheduleRequestTimeoutCheck(): void;
}

/** Milliseconds. */
const requestTimeout = 3_000;

function createQueue(): InspectedQueue {
  return new RequestQueueClass({ requestTimeout, enforceRequestTimeout: true }) as InspectedQueue;
}

describe('the request queue of the installed kafkajs', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('sets no timer while no request is pending', () => {
    createQueue().scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('sets a timer for a pending request', () => {
    const queue = createQueue();
    queue.pending.push({});
    queue.scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(1);
    queue.destroy();
  });

  it('checks for timed-out requests once a second', () => {
    const [late, lasting] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const sentAt = Date.now();
    const queue = createQueue();
    queue.inflight.set(1, { sentAt, requestTimeout, timeoutRequest: late });
    queue.inflight.set(2, { sentAt, requestTimeout: 60_000, timeoutRequest: lasting });
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

describe('a missing patch', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is detected by a queue that sets a timer while no request is pending', () => {
    expect(wakesWhileIdle(createQueue())).toBe(false);
    expect(wakesWhileIdle(new UnpatchedQueue({}))).toBe(true);
  });

  it('is logged once per process, and never when kafkajs is patched', () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockReturnValue(undefined);
    reportMissingPatch();
    expect(warn).not.toHaveBeenCalled();
    reportMissingPatch(new UnpatchedQueue({}));
    reportMissingPatch(new UnpatchedQueue({}));
    expect(warn.mock.calls).toEqual([[{ msg: expect.stringContaining('kafkajs is not patched') }]]);
  });
});

/** As kafkajs 2.2.4 is published. */
class UnpatchedQueue extends RequestQueueClass {
  override throttleCheckTimeoutId: NodeJS.Timeout | null = null;

  override scheduleCheckPendingRequests(): void {
    this.throttleCheckTimeoutId ??= setTimeout(() => {
      this.throttleCheckTimeoutId = null;
      this.scheduleCheckPendingRequests();
    }, -1 - Date.now());
  }
}
