/** How a change fails of whoever may not manage what it is about. */
import type { ErrorCode } from '#errors';

export const managementRefusals = [
  'authorization.refused',
  'company.approval_pending',
] as const satisfies readonly ErrorCode[];
