/** The errors of changes by callers who may not manage the resource. */
import type { ErrorCode } from '#errors';

export const managementRefusals = [
  'authorization.refused',
  'company.approval_pending',
] as const satisfies readonly ErrorCode[];
