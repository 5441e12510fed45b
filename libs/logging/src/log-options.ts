/** The format of log lines: JSON by pino, without secrets and without the values of queries. */
import type { AppSettings } from '#config';
import type { LoggerOptions } from 'pino';
import { loggedError } from './logged-error.js';

/** Last resort: the code logs no such field; where a library does, its value is redacted. */
const secrets = [
  'password',
  'token',
  'code',
  'authorization',
  'cookie',
  'set-cookie',
  'x-csrftoken',
  'secret',
];

export function logOptions({ logLevel, logFormat }: AppSettings): LoggerOptions {
  return {
    level: logLevel,
    redact: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`]),
    serializers: { err: (error: unknown) => loggedError(error) },
    ...(logFormat === 'pretty' && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,context,requestId' } },
    }),
  };
}
