/** An error response of the gateway as an exception, from problem details (RFC 9457), which all requests of this library ask for. */
import type { ErrorCode, FieldErrorCode } from './error-codes.js';

export interface FieldError {
  /** Dotted path into the body: `profile.first_name`. */
  readonly field: string;
  readonly code: FieldErrorCode;
  /** A sentence for users, in the language of the browser. */
  readonly message: string;
}

/** `response.unexpected`: the response is not one of the gateway, for example the error page of a proxy. */
export type GatehouseErrorCode = ErrorCode | 'response.unexpected';

interface Problem {
  readonly status: number;
  readonly code: GatehouseErrorCode;
  readonly title: string;
  readonly errors?: readonly FieldError[];
  readonly [name: string]: unknown;
}

export class GatehouseError extends Error {
  readonly status: number;
  /** Stable. A newer gateway may send codes that this version does not list: treat those by `status`. */
  readonly code: GatehouseErrorCode;
  /** A sentence for users, in the language of the browser. Same as `message`. */
  readonly title: string;
  /** Invalid fields; empty for other errors. */
  readonly errors: readonly FieldError[];
  /** What the error names beyond its sentence, such as the missing columns of a file; empty for most errors. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** Seconds to wait, for 429 and 503. */
  readonly retryAfter: number | undefined;
  /** Id of the request in the logs of the gateway: quote it in a report. */
  readonly requestId: string | undefined;

  constructor({ status, code, title, errors = [], ...others }: Problem, headers = new Headers()) {
    super(title);
    this.name = 'GatehouseError';
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
    this.names = Object.fromEntries(
      Object.entries(others).filter((member): member is [string, string[]] => Array.isArray(member[1])),
    );
    this.retryAfter = Number(headers.get('Retry-After')) || undefined;
    this.requestId = headers.get('X-Request-Id') ?? undefined;
  }

  /** Leaves the body of the response readable. @returns undefined for a response without problem details */
  static async from(response: Response): Promise<GatehouseError | undefined> {
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/problem+json')) return undefined;
    return new GatehouseError((await response.clone().json()) as Problem, response.headers);
  }

  /** @returns an error for every response */
  static async of(response: Response): Promise<GatehouseError> {
    const { status, headers } = response;
    const title = `Unexpected response (${status}).`;
    return (
      (await GatehouseError.from(response)) ??
      new GatehouseError({ status, code: 'response.unexpected', title }, headers)
    );
  }
}
