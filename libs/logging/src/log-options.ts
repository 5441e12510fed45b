/** The format of log lines: JSON by pino, without secrets and without the values of queries. */
import type { AppSettings } from '#config';
import { currentTraceId, isTracing } from '#tracing';
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
    ...(isTracing() && { mixin: traceOfLine }),
    ...(logFormat === 'pretty' && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,context,requestId,traceId' } },
    }),
  };
}

/** By it a line leads to its trace in the collector, and back. */
function traceOfLine(): { traceId?: string } {
  const traceId = currentTraceId();
  return traceId === undefined ? {} : { traceId };
}
