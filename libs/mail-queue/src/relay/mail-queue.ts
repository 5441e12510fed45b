/** The Bull queue `mail`: which Redis, which jobs, how a killed worker's job is found again. */
import type { BullModuleOptions } from '@nestjs/bull';
import type { QueueOptions } from 'bull';

export const mailQueueName = 'mail';

/** The outbox id alone: Redis never sees an address or a link. */
export interface MailJob {
  readonly id: string;
}

/**
 * @param url `redis://` or `rediss://`
 * @param lease seconds after which an unheard-of mail is handed over again; a dead worker's job is found by then
 */
export function mailQueueOptions(url: string, lease: number): BullModuleOptions {
  const lockDuration = Math.min(30, lease) * 1000;
  return {
    name: mailQueueName,
    prefix: 'gatehouse',
    redis: redisOptions(url),
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

/** Bull's own reading of an address knows no TLS. */
function redisOptions(address: string): QueueOptions['redis'] {
  const url = new URL(address);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
    ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
    // Back within two seconds of Redis; what was asked meanwhile waits instead of failing.
    retryStrategy: (times: number) => Math.min(times * 100, 2000),
    maxRetriesPerRequest: null,
  };
}
