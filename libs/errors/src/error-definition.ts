/** The form of an entry of the error table. */
import type { Translated } from './language.js';

export interface ErrorDefinition {
  readonly httpStatus: number;
  /** What happened and what the caller can do about it, for people. */
  readonly sentence: Translated<string>;
  /** The plain JSON body, in English. Where it has a `detail` and no `code`, the key of the table is its `code`. */
  readonly body: Readonly<Record<string, string>>;
}

/** An error with the plain body `{detail, code}`. */
export function detail(httpStatus: number, en: string, ru: string): ErrorDefinition {
  return { httpStatus, sentence: { en, ru }, body: { detail: en } };
}

/** The same with a code that callers knew before the table's keys were public. */
export function namedDetail(code: string, httpStatus: number, en: string, ru: string): ErrorDefinition {
  return { httpStatus, sentence: { en, ru }, body: { detail: en, code } };
}

/** An error whose body also has one of the contract's words as its `status`. */
export function statusDetail(status: string, httpStatus: number, en: string, ru: string): ErrorDefinition {
  return { httpStatus, sentence: { en, ru }, body: { status, detail: en } };
}

/** An error whose plain body says something else than the sentence. */
export function withBody(
  httpStatus: number,
  body: ErrorDefinition['body'],
  en: string,
  ru: string,
): ErrorDefinition {
  return { httpStatus, sentence: { en, ru }, body };
}
