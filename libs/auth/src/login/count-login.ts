/** Counts logins by outcome for the statistics. */
import { CodedError, type ErrorCode } from '#errors';
import { type ActivityOutcome, countActivity } from '#metrics';

type LoginKind = 'password_login' | 'second_factor_login' | 'passkey_login';

/** Every other refusal counts as `rejected`, and every other failure as `failed`. */
const outcomes: Partial<Record<ErrorCode, 'throttled' | 'banned' | 'overloaded'>> = {
  'throttle.too_many_attempts': 'throttled',
  'throttle.network_limit': 'throttled',
  'throttle.banned': 'banned',
  'password.busy': 'overloaded',
};

/** @param succeeded the outcome of a login that did not fail */
export async function countLogin<Kind extends LoginKind, T>(
  kind: Kind,
  login: () => Promise<T>,
  succeeded: (result: T) => ActivityOutcome<Kind>,
): Promise<T> {
  try {
    const result = await login();
    countActivity(kind, succeeded(result));
    return result;
  } catch (error) {
    if (kind === 'second_factor_login' && isExpired(error)) countActivity('second_factor_login', 'expired');
    else countActivity<LoginKind>(kind, failureOf(error));
    throw error;
  }
}

const isExpired = (error: unknown) =>
  error instanceof CodedError && error.code === 'second_factor.login_expired';

function failureOf(error: unknown): 'rejected' | 'throttled' | 'banned' | 'overloaded' | 'failed' {
  if (!(error instanceof CodedError)) return 'failed';
  return outcomes[error.code] ?? (error.httpStatus < 500 ? 'rejected' : 'failed');
}
