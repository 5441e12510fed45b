/** User ids in bodies and queries. A number outside the range of user ids is answered like an id without a user. */
import { parseUserId } from '#auth/user';
import { CodedError } from '#errors';

/** @throws CodedError `resource.not_found` for a number outside the range of user ids */
export function requireUserId(value: number): number {
  const id = parseUserId(String(value));
  if (id === undefined) throw new CodedError('resource.not_found');
  return id;
}

/** @throws CodedError as `requireUserId` does */
export function optionalUserId(value: number | null | undefined): number | undefined {
  return value == null ? undefined : requireUserId(value);
}
