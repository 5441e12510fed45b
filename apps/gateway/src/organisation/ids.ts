/** User ids in bodies and queries. A number that no user can have is as little found as one that none has. */
import { parseUserId } from '#auth/user';
import { CodedError } from '#errors';

/** @throws CodedError `resource.not_found` for a number that nobody can have */
export function userIdOf(value: number): number {
  const id = parseUserId(String(value));
  if (id === undefined) throw new CodedError('resource.not_found');
  return id;
}

/** The same where there may be none. */
export function userIdIn(value: number | null | undefined): number | undefined {
  return value == null ? undefined : userIdOf(value);
}
