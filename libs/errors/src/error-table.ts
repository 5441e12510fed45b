/** Every failure a caller can meet: its code, HTTP status and the exact public body. Nothing else leaves. */

/** `body` is sent as it is; a definition without one is rendered from the fields the error carries. */
export interface ErrorDefinition {
  readonly httpStatus: number;
  readonly body: Readonly<Record<string, string>>;
}

const detail = (httpStatus: number, sentence: string): ErrorDefinition => ({
  httpStatus,
  body: { detail: sentence },
});

export const errorTable = {
  /** Carries `fields`, which becomes the body: field name → list of sentences. */
  'request.invalid_fields': { httpStatus: 400, body: {} },
  'request.malformed': detail(400, 'The request could not be read.'),
  'request.text_undecodable': detail(400, 'The request holds text that is not UTF-8.'),
  'request.charset_unsupported': detail(415, 'Unsupported charset. Send text as UTF-8.'),
  'request.too_large': detail(413, 'The request body is too large.'),
  'request.headers_too_large': detail(431, 'The request line or headers are too large.'),
  'request.timed_out': detail(408, 'The request did not arrive in time.'),
  'request.too_deep': detail(400, 'The request body is nested too deeply.'),
  'request.media_type_unsupported': detail(
    415,
    'Unsupported media type. Send application/json, application/x-www-form-urlencoded or multipart/form-data.',
  ),
  'request.file_unexpected': detail(400, 'Files are not accepted here. Send text fields only.'),
  'request.not_found': detail(404, 'Not found.'),
  'request.method_not_allowed': detail(405, 'Method not allowed.'),
  'request.origin_refused': detail(403, 'CSRF Failed: Origin checking failed.'),
  'request.failed': detail(500, 'Something went wrong on our side. Quote the request id when you report it.'),

  'account.activation_incomplete': {
    httpStatus: 400,
    body: { status: 'BAD_REQUEST', detail: 'The parameters user_id and activation_code are required.' },
  },
  'account.activation_rejected': {
    httpStatus: 404,
    body: { status: 'FAIL', detail: 'No account waits for this activation code.' },
  },
  'account.already_active': {
    httpStatus: 400,
    body: { status: 'ERROR', detail: 'This account is already active.' },
  },

  'account.activation_by_get_disabled': {
    httpStatus: 403,
    body: {
      status: 'FAIL',
      detail:
        'Activation by GET is switched off. Send user_id and activation_code to POST /api/v1/register/confirm/.',
    },
  },

  /** The same for every reason: another purpose, another person, used, expired, followed by a newer one. */
  'code.rejected': {
    httpStatus: 404,
    body: { status: 'FAIL', detail: 'This code is wrong, used or expired. Ask for a new one.' },
  },

  'account.last_superuser': detail(409, 'The last superuser stays one, active. Make another first.'),

  'avatar.type_unsupported': detail(
    415,
    'Send a PNG, JPEG or WebP image, as the body or as the file "avatar" of a form.',
  ),
  'avatar.unreadable': detail(
    400,
    'This image cannot be read. Send one that is whole and has at most 24 million pixels.',
  ),
  'avatar.unavailable': detail(503, 'Avatars are not to be had right now. Try again in a few seconds.'),

  'password.busy': detail(503, 'Too many passwords are being checked right now. Try again in a few seconds.'),

  'session.credentials_rejected': detail(401, 'No active account found with the given credentials'),
  'session.not_authenticated': detail(401, 'Authentication credentials were not provided.'),
  'session.token_invalid': {
    httpStatus: 401,
    body: { detail: 'Token is invalid or expired', code: 'token_not_valid' },
  },
  'session.refresh_missing': {
    httpStatus: 403,
    body: { reason: 'The refresh token cookie is missing. Log in first.' },
  },
  'session.csrf_missing': detail(403, 'CSRF Failed: CSRF token missing.'),
  'session.csrf_incorrect': detail(403, 'CSRF Failed: CSRF token incorrect.'),

  'second_factor.login_expired': {
    httpStatus: 401,
    body: { detail: 'Log in again: no login waits for a second factor here.', code: 'login_expired' },
  },
  'second_factor.rejected': {
    httpStatus: 403,
    body: { detail: 'This code or passkey is not accepted.', code: 'second_factor_rejected' },
  },
  'second_factor.step_up_required': {
    httpStatus: 403,
    body: { detail: 'Show your second factor once more for this.', code: 'step_up_required' },
  },
  'second_factor.enrolment_required': {
    httpStatus: 403,
    body: {
      detail:
        'Administrators need a second factor here. Add an authenticator app or a passkey to your account first.',
      code: 'second_factor_enrolment_required',
    },
  },
  'second_factor.not_enrolled': detail(409, 'This account has no such second factor.'),
  'second_factor.totp_enrolled': detail(409, 'There is an authenticator app already. Remove it first.'),
  /** Its secret was sealed with another SECRET_KEY. */
  'second_factor.app_unusable': {
    httpStatus: 409,
    body: {
      detail:
        'This authenticator app cannot be checked any more. Use a passkey, or ask an administrator to reset your second factors.',
      code: 'authenticator_app_unusable',
    },
  },
  'second_factor.nothing_to_confirm': detail(
    409,
    'No authenticator app waits to be confirmed. Begin again, and confirm within ten minutes.',
  ),
  'second_factor.passkey_unusable': detail(
    409,
    'This passkey is known already, or the account has as many as it may have.',
  ),

  /** Carries `retryAfter`. The same whether or not there is such an account. */
  'throttle.too_many_attempts': detail(429, 'Too many attempts. Wait, and try again later.'),
  /** Carries `retryAfter`. The same whatever was asked for. */
  'throttle.network_limit': detail(
    429,
    'Too many of these requests came from your network. Wait as long as Retry-After says, and try again.',
  ),
  'throttle.banned': detail(
    403,
    'Attempts from your network are not accepted. Ask the operator of this service.',
  ),

  'verification.failed': { httpStatus: 401, body: { status: 'FAIL', user_id: '', permissions: '' } },

  'company.approval_pending': {
    httpStatus: 403,
    body: {
      detail: 'An administrator has to approve this company before it can manage people and housing.',
      code: 'company_approval_pending',
    },
  },
  'authorization.refused': detail(403, 'You do not have permission to perform this action.'),
  /** Also where a row exists that the caller may not know of. */
  'resource.not_found': detail(404, 'Not found.'),
  'resource.changed_meanwhile': detail(
    409,
    'Somebody else changed this meanwhile. Read it again and repeat your change on the new version.',
  ),
  'resource.version_missing': detail(
    428,
    'Send the version you read as If-Match, so that no other change is lost.',
  ),
  'resource.in_use': detail(409, 'This still holds something. Move or remove that first.'),

  'ownership.exceeds_whole': detail(409, 'The shares of one area cannot add up to more than 1.'),

  'permission.exists': detail(409, 'There is a permission of this name already.'),
  'permission.group_exists': detail(409, 'There is a permission group of this name already.'),
  /** Names the `refused` ones. */
  'permission.beyond_company': detail(
    409,
    'Nothing was granted: workers and tenants hold only what one of their companies holds.',
  ),
  /** Names the `refused` ones. */
  'permission.not_held': detail(409, 'Nothing was changed: a company gives and takes only what it holds.'),
  'permission.too_many': detail(
    409,
    'Nothing was granted: a person holds at most 4,000 single permissions. Take some away first.',
  ),

  'database.unavailable': detail(503, 'The service is not ready. Try again in a few seconds.'),
} as const satisfies Record<string, ErrorDefinition>;

export type ErrorCode = keyof typeof errorTable;
