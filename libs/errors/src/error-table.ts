/** Every error that a caller can receive: its code, HTTP status, sentences and exact plain body. */
import { accountErrors } from './account-errors.js';
import type { ErrorDefinition } from './error-definition.js';
import { importErrors } from './import-errors.js';
import { invitationErrors } from './invitation-errors.js';
import { organisationErrors } from './organisation-errors.js';
import { requestErrors } from './request-errors.js';

/** A new code goes into the file of its subject. One without a sentence in every language does not compile. */
export const errorTable = {
  ...requestErrors,
  ...accountErrors,
  ...organisationErrors,
  ...invitationErrors,
  ...importErrors,
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorTable;

const definitionOf = (code: ErrorCode): ErrorDefinition => errorTable[code];

/** @returns what programs compare: the code that the contract gave the error, else its key in the table */
export function publicCodeOf(code: ErrorCode): string {
  return definitionOf(code).body['code'] ?? code;
}

/** @returns the plain body of an error that carries nothing else; every body with a `detail` has a `code` */
export function publicBodyOf(code: ErrorCode): Readonly<Record<string, string>> {
  const { body } = definitionOf(code);
  return 'detail' in body ? { ...body, code: publicCodeOf(code) } : body;
}
