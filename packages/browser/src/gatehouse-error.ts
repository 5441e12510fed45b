/** An error of the gateway as an exception: problem details (RFC 9457), which all calls of this library ask for. */

export interface FieldError {
  /** Dotted path into the body: `profile.first_name`. */
  readonly field: string;
  /** Does not change: `required`, `too_long`, `email_taken`, … */
  readonly code: string;
  /** For people, in the language of the browser. */
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
  /** What programs compare: `session.credentials_rejected`, `token_not_valid`, … */
  readonly code: string;
  /** What happened, for people, in the language of the browser; the `message` as well. */
  readonly title: string;
  /** What is wrong with which field; empty for other errors. */
  readonly errors: readonly FieldError[];

  constructor({ status, code, title, errors = [] }: Problem) {
    super(title);
    this.name = 'GatehouseError';
    this.status = status;
    this.code = code;
    this.title = title;
    this.errors = errors;
  }

  /** @returns the error that an answer describes; undefined for one that describes none. The answer can still be read */
  static async from(answer: Response): Promise<GatehouseError | undefined> {
    const type = answer.headers.get('Content-Type') ?? '';
    if (!type.startsWith('application/problem+json')) return undefined;
    return new GatehouseError((await answer.clone().json()) as Problem);
  }
}
