/** Ids in bodies and queries. A number that no user can have is as little found as one that none has. */
import { parseUserId } from '#auth/core';
import { CodedError } from '#errors';
import { validate as isUuid } from 'uuid';
import { described } from '../body/field-rules.js';

/** A user's number; forms and queries send it as text. */
export const userId = described({ type: 'integer' }, (value) =>
  Number.isInteger(value) || (typeof value === 'string' && /^-?\d+$/.test(value))
    ? undefined
    : 'Enter the number of a user.',
);

export const uuid = described({ type: 'string', format: 'uuid' }, (value) =>
  typeof value === 'string' && isUuid(value) ? undefined : 'Enter a UUID.',
);

/** @throws CodedError `resource.not_found` for a number that nobody can have */
export function userIdOf(value: number | string): number {
  const id = parseUserId(String(value));
  if (id === undefined) throw new CodedError('resource.not_found');
  return id;
}

/** The same where there may be none. */
export function userIdIn(value: number | string | null | undefined): number | undefined {
  return value == null ? undefined : userIdOf(value);
}
