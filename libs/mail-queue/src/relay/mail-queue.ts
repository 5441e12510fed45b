/** The Bull queue `mail`: which Redis, which jobs, how a killed worker's job is found again. */
import type { BullModuleOptions } from '@nestjs/bull';
import type { RedisAddress } from '#config';
import type { QueueOptions } from 'bull';

export const mailQueueName = 'mail';

/** The outbox id alone: Redis never sees an address or a link. */
export interface MailJob {
  readonly id: string;
}

/**
 * @param lease seconds after which an unheard-of mail is handed over again; a dead worker's job is found by then
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
    // A finished job that stays would swallow the next one of the same id without a word.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  };
}

function redisOptions(address: RedisAddress): QueueOptions['redis'] {
  return {
    ...address,
    // Back within two seconds of Redis; what was asked meanwhile waits instead of failing.
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
    maxRetriesPerRequest: null,
  };
}
