/** What the log says of a request: enough to follow it, and nothing a secret could be in. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppSettings } from '#config';
import type { Options } from 'pino-http';

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

export function httpLogOptions({ logLevel, logFormat }: AppSettings): Options {
  return {
    level: logLevel,
    redact: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
    serializers: { req: requestLine, res: answerLine, err: errorLines },
    wrapSerializers: false,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    autoLogging: { ignore: ({ url }) => url?.startsWith('/health/') ?? false },
    customLogLevel: (_request, { statusCode }) => (statusCode >= 500 ? 'error' : 'info'),
    ...(logFormat === 'pretty' && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname,context,requestId' } },
    }),
  };
}

/** The path alone: an activation link carries its code in the query. */
function requestLine({ method, url }: IncomingMessage) {
  return { method, path: url?.replace(/[?#].*$/s, '') };
}

function answerLine({ statusCode }: ServerResponse) {
  return { statusCode };
}

interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code: unknown;
  readonly stack: string | undefined;
  readonly cause: LoggedError | undefined;
}

/** No further fields: those of a failed query hold its parameters. */
function errorLines(error: unknown): LoggedError | undefined {
  if (error === undefined || error === null) return undefined;
  if (!(error instanceof Error)) {
    return {
      type: typeof error,
      message: 'not an error',
      code: undefined,
      stack: undefined,
      cause: undefined,
    };
  }
  const { name, message, stack, cause } = error;
  return { type: name, message, code: (error as { code?: unknown }).code, stack, cause: errorLines(cause) };
}
