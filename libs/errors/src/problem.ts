/** Errors as problem details (RFC 9457): for callers that ask for `application/problem+json`. */
import type { CodedError } from './coded-error.js';
import { errorTable } from './error-table.js';
import { type FieldProblem, fieldProblemsOf } from './field-errors.js';
import type { Language } from './language.js';

export interface Problem {
  /** `urn:gatehouse:error:<code>`: the same on every installation, and nothing to be fetched. See decision 61. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  /** What is wrong with which field; only where fields are wrong. */
  readonly errors?: readonly FieldProblem[];
  /** What the error names beyond its sentence, such as `refused`. */
  readonly [name: string]: unknown;
}

export function problemOf(error: CodedError, language: Language): Problem {
  const { code, publicCode, httpStatus, names, faults } = error;
  return {
    ...names,
    type: `urn:gatehouse:error:${publicCode}`,
    title: errorTable[code].sentence[language],
    status: httpStatus,
    code: publicCode,
    ...(faults && { errors: fieldProblemsOf(faults, language) }),
  };
}
