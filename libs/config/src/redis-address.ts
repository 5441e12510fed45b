/** `REDIS_URL` as redis-py and Celery read it, query parameters included, in the form ioredis takes. */
import { readFileSync } from 'node:fs';
import { EnvError, makeValidator } from 'envalid';
import type { TlsOptions } from './tls-files.js';

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  /** Where the address is `rediss://`. */
  readonly tls?: RedisTls;
}

export interface RedisTls extends TlsOptions {
  /** Set where the certificate may have another name than the host. */
  readonly checkServerIdentity?: () => undefined;
}

/** They tune the Python client and say nothing about the server. */
const ignored = new Set([
  'visibility_timeout',
  'socket_timeout',
  'socket_connect_timeout',
  'socket_keepalive',
  'retry_on_timeout',
  'health_check_interval',
  'max_connections',
  'client_name',
  'protocol',
]);
const known = new Set([
  'db',
  'virtual_host',
  'ssl_cert_reqs',
  'ssl_ca_certs',
  'ssl_certfile',
  'ssl_keyfile',
  'ssl_check_hostname',
]);

/** The value itself is never repeated in a fault: it holds the password. */
export const redisAddress = makeValidator<RedisAddress | undefined>((input) => {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url || !/^rediss?:$/.test(url.protocol) || !url.hostname) {
    throw new EnvError('must be an address that starts with redis:// or rediss://');
  }
  const parameters = Object.fromEntries(url.searchParams) as Record<string, string | undefined>;
  const unknown = Object.keys(parameters).filter((name) => !known.has(name) && !ignored.has(name));
  if (unknown.length > 0)
    throw new EnvError(`has the parameter ${unknown.join(', ')}; known are ${[...known].join(', ')}`);
  const secure = url.protocol === 'rediss:';
  const needsTls = Object.keys(parameters).find((name) => name.startsWith('ssl_'));
  if (needsTls && !secure) throw new EnvError(`has ${needsTls}, which needs rediss://`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6379),
    db: databaseNumber(parameters['db'] ?? parameters['virtual_host'] ?? url.pathname),
    ...(url.username && { username: decodeURIComponent(url.username) }),
    ...(url.password && { password: decodeURIComponent(url.password) }),
    ...(secure && { tls: tlsOf(parameters) }),
  };
});

function databaseNumber(text: string): number {
  const number = text.replace(/^\//, '') || '0';
  if (!/^\d{1,5}$/.test(number)) throw new EnvError('must end with the number of a database, such as /0');
  return Number(number);
}

function tlsOf(parameters: Readonly<Record<string, string | undefined>>): RedisTls {
  const verification = (parameters['ssl_cert_reqs'] ?? 'required')
    .toLowerCase()
    .replace(/^(ssl\.)?cert_/, '');
  if (!['none', 'optional', 'required'].includes(verification)) {
    throw new EnvError('has an ssl_cert_reqs that is not CERT_NONE, CERT_OPTIONAL or CERT_REQUIRED');
  }
  const checksHostname = !/^(0|false|no|off)$/i.test(parameters['ssl_check_hostname'] ?? '');
  return {
    rejectUnauthorized: verification !== 'none',
    ...fileAt('ca', parameters['ssl_ca_certs']),
    ...fileAt('cert', parameters['ssl_certfile']),
    ...fileAt('key', parameters['ssl_keyfile']),
    ...(!checksHostname && { checkServerIdentity: () => undefined }),
  };
}

function fileAt<Name extends string>(name: Name, path: string | undefined): Partial<Record<Name, string>> {
  if (path === undefined) return {};
  try {
    return { [name]: readFileSync(path, 'utf8') } as Record<Name, string>;
  } catch {
    throw new EnvError(`names the file ${path}, which cannot be read`);
  }
}
