/** Everything that is counted, with its outcomes. Both are closed: no text of a request becomes a label. */

const loginRefusals = ['throttled', 'banned', 'overloaded', 'failed'] as const;

export const activityKinds = {
  password_login: ['succeeded', 'second_factor_asked', 'rejected', ...loginRefusals],
  second_factor_login: ['succeeded', 'rejected', 'expired', ...loginRefusals],
  passkey_login: ['succeeded', 'rejected', ...loginRefusals],
  /** `repeated`: the same token once more within its grace period. `rejected`: the session has ended. */
  refresh: ['rotated', 'repeated', 'reused', 'rejected'],
  session_end: [
    'logout',
    'logout_everywhere',
    'replaced',
    'ended_by_owner',
    'ended_by_administrator',
    'login_disowned',
    'refresh_reused',
    'password_changed',
    'password_reset',
    'second_factor_changed',
    'email_changed',
    'account_deactivated',
    'account_deleted',
  ],
  /** `repeated`: of an address that awaits its confirmation. `taken`: of an address that has an account. */
  registration: ['registered', 'repeated', 'taken', 'invited', 'created'],
  activation: ['activated'],
  /** Requests to the HTTP API and pages that were refused, by the meaning of their status. */
  refusal: [
    'unauthenticated',
    'forbidden',
    'not_found',
    'conflict',
    'throttled',
    'invalid',
    'unavailable',
    'failed',
  ],
  /** Attempts that the limits stopped, by the counter that was full. */
  throttling: ['account_or_address', 'network', 'ban'],
  http_verification: ['accepted', 'refused'],
  bus_verification: ['accepted', 'refused', 'expired'],
  mail: ['sent', 'postponed', 'failed'],
} as const;

export type ActivityKind = keyof typeof activityKinds;
export type ActivityOutcome<Kind extends ActivityKind = ActivityKind> = (typeof activityKinds)[Kind][number];
