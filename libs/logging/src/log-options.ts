/** How log lines are written: JSON by pino, and nothing a secret could be in. */
import type { AppSettings } from '#config';
import type { LoggerOptions } from 'pino';

/** Last resort: the code logs no such field, and should a library do so, its value is cut out. */
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
    serializers: { err: errorLines },
    ...(logFormat === 'pretty' && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,context,requestId' } },
    }),
  };
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Not `code`, which is what one-time codes are called and is cut out. */
  readonly errorCode: unknown;
  readonly stack: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** No further fields: those of a failed query hold its parameters. */
function errorLines(error: unknown): LoggedError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { name, message, stack, cause } = error;
  const { code: errorCode } = error as { code?: unknown };
  return { type: name, message, errorCode, stack, cause: errorLines(cause) };
}
