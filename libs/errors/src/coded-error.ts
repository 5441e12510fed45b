/** The one error use cases throw: a code of the table, plus what only the log may see. */
import { type ErrorCode, errorTable, publicBodyOf, publicCodeOf } from './error-table.js';
import { type AnyFault, type FieldErrors, type FieldSentences, sentencesOf } from './field-errors.js';
import type { Language } from './language.js';

export interface CodedErrorOptions {
  /** Private reason; goes to the log only. */
  cause?: unknown;
  /** Id of the account, if it is known although the caller is not logged in; goes to the log only. */
  userId?: number | undefined;
  /** The faults of `request.invalid_fields`. */
  faults?: FieldErrors<AnyFault>;
  /** What the public body names beyond its sentence: `{refused: ['crm_button create']}`. */
  names?: Readonly<Record<string, readonly string[]>>;
  /** Seconds after which a 429 or 503 may be tried again. */
  retryAfter?: number;
}

export class CodedError extends Error {
  readonly code: ErrorCode;
  readonly userId: number | undefined;
  readonly faults: FieldErrors<AnyFault> | undefined;
  readonly names: CodedErrorOptions['names'];
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, options: CodedErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CodedError';
    this.code = code;
    this.userId = options.userId;
    this.faults = options.faults;
    this.names = options.names;
    this.retryAfter = options.retryAfter;
  }

  get httpStatus(): number {
    return errorTable[this.code].httpStatus;
  }

  /** What programs compare; the `code` of every answer that has one. */
  get publicCode(): string {
    return publicCodeOf(this.code);
  }

  /** The faults as English sentences. */
  get fields(): FieldSentences | undefined {
    return this.fieldsIn('en');
  }

  /** The faults as sentences for a page. */
  fieldsIn(language: Language): FieldSentences | undefined {
    return this.faults && sentencesOf(this.faults, language);
  }

  /** What the caller is shown in plain JSON, on any transport. */
  get publicBody(): object {
    return this.fields ?? { ...publicBodyOf(this.code), ...this.names };
  }
}

/** Shorthand for the commonest refusal: these fields are wrong, for these reasons. */
export function invalidFields(faults: FieldErrors): CodedError {
  return new CodedError('request.invalid_fields', { faults });
}

/** The same for arguments and options at the shell, which speaks English only: option → what is wrong with it. */
export function invalidOptions(options: Readonly<Record<string, string | readonly string[]>>): CodedError {
  const entries = Object.entries(options).map(([name, sentences]) => [
    name,
    [sentences].flat().map((sentence) => ({ code: 'option', in: () => sentence })),
  ]);
  return new CodedError('request.invalid_fields', { faults: Object.fromEntries(entries) });
}
