/** The one error use cases throw: a code of the table, plus what only the log may see. */
import { errorTable, type ErrorCode } from './error-table.js';

/** Field name → sentences, or the same again for a nested object: `{"profile":{"first_name":["…"]}}`. */
export interface FieldErrors {
  [field: string]: string[] | FieldErrors;
}

export interface CodedErrorOptions {
  /** Private reason; goes to the log only. */
  cause?: unknown;
  /** The account it concerns, where it is known and nobody is logged in; goes to the log only. */
  userId?: number | undefined;
  /** The body of `request.invalid_fields`. */
  fields?: FieldErrors;
  /** What the public body names beyond its sentence: `{refused: ['crm_button create']}`. */
  names?: Readonly<Record<string, readonly string[]>>;
  /** Seconds after which a 429 or 503 may be tried again. */
  retryAfter?: number;
}

export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly userId: number | undefined;
  readonly fields: FieldErrors | undefined;
  readonly names: CodedErrorOptions['names'];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: CodedErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CodedError';
    this.code = code;
    this.userId = options.userId;
    this.fields = options.fields;
    this.names = options.names;
    this.retryAfter = options.retryAfter;
  }

  get httpStatus(): number {
    return errorTable[this.code].httpStatus;
  }

  /** What the caller is shown, on any transport. */
  get publicBody(): object {
    return this.fields ?? { ...errorTable[this.code].body, ...this.names };
  }
}

/** Shorthand for the commonest refusal: these fields are wrong, for these reasons. */
export function invalidFields(fields: FieldErrors): CodedError {
  return new CodedError('request.invalid_fields', { fields });
}
