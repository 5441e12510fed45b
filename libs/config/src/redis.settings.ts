/** Where Redis is, if anywhere: the mail queue and the throttles run on it when it is set. */
import type { CleanedEnv } from 'envalid';
import { connection } from './variable-kinds.js';

export const redisVariables = {
  REDIS_URL: {
    ...connection('redis', 'rediss')(),
    default: '',
    desc: 'Redis address for the mail queue and the throttles; empty: mail is sent in process, PostgreSQL counts',
    example: 'redis://localhost:6379/0',
  },
  CELERY_BROKER_URL: {
    ...connection('redis', 'rediss')(),
    default: '',
    desc: 'The old name of REDIS_URL; REDIS_URL wins',
  },
};

export class RedisSettings {
  readonly url: string | undefined;

  constructor(env: CleanedEnv<typeof redisVariables>) {
    this.url = env.REDIS_URL || env.CELERY_BROKER_URL || undefined;
  }
}
