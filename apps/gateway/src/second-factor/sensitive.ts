/** The errors of changes that require the password and, where the account has one, the second factor. */
import type { ErrorCode } from '#errors';

export const withPassword = [
  'request.invalid_fields',
  'second_factor.step_up_required',
  'resource.changed_meanwhile',
  'throttle.too_many_attempts',
  'throttle.banned',
  'password.busy',
] as const satisfies readonly ErrorCode[];
