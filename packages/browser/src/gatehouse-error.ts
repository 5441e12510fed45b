/** An error response of the gateway as an exception, from problem details (RFC 9457), which all requests of this library ask for. */

export interface FieldError {
  /** Dotted path into the body: `profile.first_name`. */
  readonly field: string;
  /** A stable code: `required`, `too_long`, `email_taken`, … */
  readonly code: string;
  /** A sentence for users, in the language of the browser. */
  readonly message: string;
}

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors?: readonly FieldError[];
}

export class GatehouseError extends Error {
  readonly status: number;
  /** A stable code: `session.credentials_rejected`, `token_not_valid`, … */
  readonly code: string;
  /** A sentence for users, in the language of the browser. Same as `message`. */
  readonly title: string;
  /** Invalid fields; empty for other errors. */
  readonly errors: readonly FieldError[];

  constructor({ status, code, title, errors = [] }: Problem) {
    super(title);
    this.name = 'GatehouseError';
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
  }

  /** Leaves the body of the response readable. @returns undefined for a response without problem details */
  static async from(response: Response): Promise<GatehouseError | undefined> {
    const type = response.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/problem+json')) return undefined;
    return new GatehouseError((await response.clone().json()) as Problem);
  }
}
