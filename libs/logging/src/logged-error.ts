/** The form in which an error reaches a log: its causes are kept, the values it carries are not. */

export interface LoggedError {
  readonly type: string;
  readonly message: string;
  /** Not `code`: that is the name of one-time codes, which the logger redacts. */
  readonly errorCode?: string | number;
  /** Names in the schema that a PostgreSQL error refers to. */
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
  /** Of an AggregateError. */
  readonly errors?: readonly LoggedError[];
}

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** Causes may be circular, and an AggregateError may hold thousands of errors. */
const deepestCause = 8;
const mostErrors = 5;

/**
 * Only the listed fields are taken, because libraries add values to their errors: TypeORM the query's `parameters`,
 * PostgreSQL `detail` and `where` with the contents of rows, Node's URL parser `input`.
 */
export function loggedError(error: unknown, depth = 0): LoggedError | undefined {
  if (error === undefined || error === null || depth > deepestCause) return undefined;
  if (typeof error !== 'object') return { type: typeof error, message: withoutCredentials(String(error)) };
  const { name, code, stack, cause, errors } = error as ErrorLike;
  const type = typeof name === 'string' ? name : error.constructor?.name || 'object';
  const message = messageWithoutValues(error);
  const entries = {
    type,
    message,
    errorCode: typeof code === 'string' || typeof code === 'number' ? code : undefined,
    ...schemaNames(error),
    stack: typeof stack === 'string' ? framesOf(stack, `${type}: ${message}`) : undefined,
    cause: loggedError(cause, depth + 1),
    errors: Array.isArray(errors)
      ? errors.slice(0, mostErrors).map((one) => loggedError(one, depth + 1))
      : undefined,
  };
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined),
  ) as unknown as LoggedError;
}

/**
 * PostgreSQL's data exceptions (SQLSTATE class 22) quote the refused value, `JSON.parse` quotes its input. From the
 * first quotation mark to the last, whatever the language of the server's messages: the value may hold marks as well.
 */
export function messageWithoutValues(error: unknown): string {
  const { code, message } = error as ErrorLike;
  if (typeof message !== 'string') return '';
  const quotesValues = /^22...$/.test(String(code)) || error instanceof SyntaxError;
  return withoutCredentials(quotesValues ? message.replace(/["'`«»„“”‘’][^]*["'`«»„“”‘’]/, '"…"') : message);
}

/** `postgres://user:password@host` → `postgres://…@host`. */
function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^/\s@]*@/g, '://…@');
}

/** The head of a stack repeats the message, with its values. */
function framesOf(stack: string, head: string): string {
  return [head, ...stack.split('\n').filter((line) => /^\s+at /.test(line))].join('\n');
}

function schemaNames(error: object): Pick<LoggedError, 'constraint' | 'table' | 'column'> {
  if (!('severity' in error)) return {};
  const { constraint, table, column } = error as Record<string, string | undefined>;
  return { constraint, table, column } as Pick<LoggedError, 'constraint' | 'table' | 'column'>;
}
