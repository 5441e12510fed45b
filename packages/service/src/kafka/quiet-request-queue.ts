/** Stops kafkajs 2.2.4 from waking an idle connection about 870 times a second (tulios/kafkajs issues 1556 and 1704). */
import { createRequire } from 'node:module';

export interface RequestQueue {
  readonly pending: readonly unknown[];
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
}

const require = createRequire(import.meta.url);

/** The class kafkajs keeps requests of one connection in; not part of its public surface, hence the pinned version. */
export const RequestQueueClass = require('kafkajs/src/network/requestQueue') as {
  prototype: RequestQueue;
  new (options: object): RequestQueue;
};

const original = RequestQueueClass.prototype.scheduleCheckPendingRequests;

/** With nothing pending there is nothing to check later: the next request schedules its own check. */
export function quietenRequestQueue(): void {
  RequestQueueClass.prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) original.call(this);
  };
}
