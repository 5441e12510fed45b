/** The Bull queue `mail`: its Redis connection, its jobs, and how it detects the job of a killed worker. */
import type { BullModuleOptions } from '@nestjs/bull';
import type { RedisAddress } from '#config';
import type { QueueOptions } from 'bull';

export const mailQueueName = 'mail';

/** The outbox id alone: Redis never sees an address or a link. */
export interface MailJob {
  readonly id: string;
}

/**
 * @param lease seconds after which an undelivered mail is dispatched again, and the upper limit of Bull's job lock (30 at most)
 */
export function mailQueueOptions(address: RedisAddress, lease: number): BullModuleOptions {
  const lockDuration = Math.min(30, lease) * 1000;
  return {
    name: mailQueueName,
    prefix: 'gatehouse',
    redis: redisOptions(address),
    settings: {
      lockDuration,
      stalledInterval: lockDuration,
      // The row counts its attempts and knows when to give up; the queue need not.
      maxStalledCount: Number.MAX_SAFE_INTEGER,
    },
    // Bull silently ignores a new job with the id of a finished job that still exists.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  };
}

function redisOptions(address: RedisAddress): QueueOptions['redis'] {
  return {
    ...address,
    // Reconnects within two seconds after Redis is back. Commands wait meanwhile instead of failing.
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
    maxRetriesPerRequest: null,
    // TCP notices a vanished server only after 15 minutes. Longer than the 5 seconds for which Bull waits for a job.
    socketTimeout: 15_000,
  };
}
