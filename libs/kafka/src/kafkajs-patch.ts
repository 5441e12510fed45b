/**
 * Warns if kafkajs is installed without `patches/kafkajs+2.2.4.patch`: each idle connection then wakes the process hundreds of
 * times a second (tulios/kafkajs issues 1556 and 1704).
 */
import { createRequire } from 'node:module';
import { Logger } from '@nestjs/common';

/** Holds the requests of one connection. Not part of the public interface of kafkajs, hence the pinned version. */
export interface RequestQueue {
  readonly throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
  destroy(): void;
}

const require = createRequire(import.meta.url);

export const RequestQueueClass = require('kafkajs/src/network/requestQueue') as new (
  options: object,
) => RequestQueue;

let isReported = false;

/** Logs at most one warning per process. */
export function reportMissingPatch(queue: RequestQueue = new RequestQueueClass({})): void {
  if (isReported || !wakesWhileIdle(queue)) return;
  isReported = true;
  new Logger('Kafka').warn({
    msg: 'kafkajs is not patched: each idle connection to Kafka wakes this process hundreds of times a second. Install with npm ci, without --ignore-scripts',
  });
}

/** Whether a queue without pending requests schedules a check of its pending requests. */
export function wakesWhileIdle(queue: RequestQueue): boolean {
  queue.scheduleCheckPendingRequests();
  const wakes = queue.throttleCheckTimeoutId !== null;
  queue.destroy();
  return wakes;
}
