/** Where Redis is, if anywhere: the mail queue and the throttles use it when it is set. */
import type { CleanedEnv } from 'envalid';
import { redisAddress, type RedisAddress } from './redis-address.js';
import { pemFile, readTlsFiles, tlsFileFaults } from './tls-files.js';

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
  REDIS_SSL_CA_FILE: pemFile(
    'PEM file with the authorities of the certificate of Redis at rediss://; empty: those of Node.js',
    '/run/secrets/redis-ca.pem',
  ),
  REDIS_SSL_CERT_FILE: pemFile(
    'PEM file with the client certificate for Redis',
    '/run/secrets/redis-client.pem',
  ),
  REDIS_SSL_KEY_FILE: pemFile(
    'PEM file with the private key of that certificate, without a passphrase',
    '/run/secrets/redis-client.key',
  ),
};

type RedisEnv = CleanedEnv<typeof redisVariables>;

export class RedisSettings {
  readonly address: RedisAddress | undefined;
  /** `host:port`, for messages; empty without Redis. */
  readonly addresses: readonly string[];

  constructor(env: RedisEnv) {
    this.address = addressOf(env);
    this.addresses = this.address ? [placeOf(this.address)] : [];
  }

  static faults(env: Partial<RedisEnv>): string[] {
    const tls = (env.REDIS_URL ?? env.CELERY_BROKER_URL)?.tls;
    const use = tls ? (tls.rejectUnauthorized ? 'verified' : 'unverified') : 'off';
    const howToUse = tls ? 'take ssl_cert_reqs out of the address' : 'let REDIS_URL start with rediss://';
    const twice = (
      [
        [tls?.ca && env.REDIS_SSL_CA_FILE, 'REDIS_SSL_CA_FILE and ssl_ca_certs'],
        [tls?.cert && env.REDIS_SSL_CERT_FILE, 'REDIS_SSL_CERT_FILE and ssl_certfile'],
        [tls?.key && env.REDIS_SSL_KEY_FILE, 'REDIS_SSL_KEY_FILE and ssl_keyfile'],
      ] as const
    ).flatMap(([both, names]) =>
      both ? [`${names} of the Redis address are both set: remove one of them`] : [],
    );
    return [...twice, ...tlsFileFaults('REDIS_SSL', env, use, howToUse)];
  }
}

function addressOf(env: RedisEnv): RedisAddress | undefined {
  const address = env.REDIS_URL ?? env.CELERY_BROKER_URL;
  return address?.tls ? { ...address, tls: { ...address.tls, ...readTlsFiles('REDIS_SSL', env) } } : address;
}

const placeOf = ({ host, port }: RedisAddress) => `${host.includes(':') ? `[${host}]` : host}:${port}`;
