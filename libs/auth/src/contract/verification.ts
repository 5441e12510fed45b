/** The verification request on `auth_request` and the response on `auth_response` and `POST /verify/`. */

export const topics = {
  request: 'auth_request',
  response: 'auth_response',
  deadLetter: 'auth_request.dead_letter',
} as const;

/** Unvalidated input from callers. `id` is returned unchanged. */
export interface VerificationRequest {
  readonly id?: unknown;
  readonly token?: unknown;
}

/** Flags (`is_active`, …) and one `"<permission name> <action>": true` for each permission held. */
export type PermissionMap = Readonly<Record<string, boolean>>;

/** The user and session of a valid access token, with the user's current permissions. */
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

/** The response without `id`, as `POST /verify/` returns it. */
export function verificationAnswer(subject: Subject | undefined): VerificationAnswer {
  if (!subject) return failed;
  return { status: 'OK', user_id: subject.userId, permissions: subject.permissions };
}

/**
 * The response on Kafka or TCP, with the request's `id` if it has one.
 * @param request any JSON value: over TCP, Nest does not require an object
 */
export function busAnswer(
  request: unknown,
  subject: Subject | undefined,
): VerificationAnswer & { id?: unknown } {
  const answer = verificationAnswer(subject);
  const hasId = typeof request === 'object' && request !== null && 'id' in request;
  return hasId ? { id: request.id, ...answer } : answer;
}
