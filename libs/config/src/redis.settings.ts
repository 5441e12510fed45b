/** Where Redis is, if anywhere: the mail queue and the throttles use it when it is set. */
import type { CleanedEnv } from 'envalid';
import { redisAddress, type RedisAddress } from './redis-address.js';

export const redisVariables = {
  REDIS_URL: {
    ...redisAddress(),
    default: undefined,
    desc: 'Redis address for the mail queue and the throttles, rediss:// with TLS; empty: mail is sent in process, PostgreSQL counts',
    example: 'redis://localhost:6379/0',
  },
  CELERY_BROKER_URL: {
    ...redisAddress(),
    default: undefined,
    desc: 'The old name of REDIS_URL, with the parameters of Celery (ssl_cert_reqs and others); REDIS_URL wins',
  },
};

export class RedisSettings {
  readonly address: RedisAddress | undefined;
  /** `host:port`, for messages; empty without Redis. */
  readonly addresses: readonly string[];

  constructor(env: CleanedEnv<typeof redisVariables>) {
    this.address = env.REDIS_URL ?? env.CELERY_BROKER_URL;
    this.addresses = this.address ? [placeOf(this.address)] : [];
  }
}

const placeOf = ({ host, port }: RedisAddress) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
