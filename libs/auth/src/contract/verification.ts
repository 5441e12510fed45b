/** The question on `auth_request` and its answer on `auth_response` and `POST /verify/`. */

export const topics = {
  request: 'auth_request',
  response: 'auth_response',
  deadLetter: 'auth_request.dead_letter',
} as const;

/** As sent by callers: nothing in it is to be trusted. `id` is echoed as it came. */
export interface VerificationRequest {
  readonly id?: unknown;
  readonly token?: unknown;
}

/** Flags (`is_active`, …) and one `"<permission name> <action>": true` for each permission held. */
export type PermissionMap = Readonly<Record<string, boolean>>;

/** Who an access token stands for, as of now. */
export interface Subject {
  readonly userId: number;
  /** UUIDv7 of the user. */
  readonly subject: string;
  readonly sessionId: string;
  readonly permissions: PermissionMap;
}

export interface VerificationAnswer {
  readonly status: 'OK' | 'FAIL';
  readonly user_id: number | '';
  readonly permissions: PermissionMap | '';
}

const failed: VerificationAnswer = { status: 'FAIL', user_id: '', permissions: '' };

/** The answer without `id`, as `POST /verify/` gives it. */
export function verificationAnswer(subject: Subject | undefined): VerificationAnswer {
  if (!subject) return failed;
  return { status: 'OK', user_id: subject.userId, permissions: subject.permissions };
}

/**
 * The answer on the bus: with the request's `id`, if it had one.
 * @param request over TCP not even an object: Nest passes on any JSON value
 */
export function busAnswer(
  request: unknown,
  subject: Subject | undefined,
): VerificationAnswer & { id?: unknown } {
  const answer = verificationAnswer(subject);
  const hasId = typeof request === 'object' && request !== null && 'id' in request;
  return hasId ? { id: request.id, ...answer } : answer;
}
