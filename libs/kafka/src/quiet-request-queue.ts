/**
 * Stops kafkajs 2.2.4 from waking an idle connection about 870 times a second (tulios/kafkajs issues 1556 and 1704), and
 * one that waits for an answer ten times.
 */
import { createRequire } from 'node:module';

interface SentRequest {
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
  readonly requestTimeout: number;
  timeoutRequest(): void;
}

export interface RequestQueue {
  readonly pending: readonly unknown[];
  readonly inflight: ReadonlyMap<number, SentRequest>;
  readonly enforceRequestTimeout: boolean;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  requestTimeoutIntervalId: NodeJS.Timeout | null;
  isConnected(): boolean;
  destroy(): void;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
}

const require = createRequire(import.meta.url);

/** The class kafkajs keeps requests of one connection in; not part of its public surface, hence the pinned version. */
export const RequestQueueClass = require('kafkajs/src/network/requestQueue') as {
  prototype: RequestQueue;
  new (options: object): RequestQueue;
};

/** Milliseconds between two looks for requests whose time is over, which is counted in seconds; kafkajs has 100. */
const timeoutCheck = 1_000;

const { scheduleCheckPendingRequests } = RequestQueueClass.prototype;

export function quietenRequestQueue(): void {
  /** With nothing pending there is nothing to check later: the next request schedules its own check. */
  RequestQueueClass.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) scheduleCheckPendingRequests.call(this);
  };
  /** As kafkajs has it, but for the interval. */
  RequestQueueClass.prototype.scheduleRequestTimeoutCheck = function (this: RequestQueue) {
    if (!this.enforceRequestTimeout) return;
    this.destroy();
    this.requestTimeoutIntervalId = setInterval(() => {
      for (const request of this.inflight.values()) {
        if (Date.now() - request.sentAt > request.requestTimeout) request.timeoutRequest();
      }
      if (!this.isConnected()) this.destroy();
    }, timeoutCheck);
  };
}
