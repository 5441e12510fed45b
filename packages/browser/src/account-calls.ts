/** Calls of the API, one method each. Each rejects with `GatehouseError`, or with the network error of `fetch`. */
import type {
  Confirmation,
  Credentials,
  CurrentPassword,
  FactorCode,
  LoginResult,
  OfferedTotp,
  PasswordReset,
  RecoveryCodes,
  Registration,
  SecondFactors,
} from './bodies.js';

/**
 * Sends a request to the API with a JSON body.
 * @param path below `/api/v1/`, with its trailing slash: `me/sessions/`
 * @returns the JSON of the response; undefined for 204
 * @throws GatehouseError for every other status than 2xx
 */
export type SendRequest = <Result = void>(method: string, path: string, body?: object) => Promise<Result>;

export interface AccountCalls {
  /** Creates an account and has a link mailed that confirms it. The response does not reveal whether the email is taken. */
  register(registration: Registration): Promise<void>;
  /** Confirms a registration with the parameters of the mailed link. Starts no session. */
  confirm(confirmation: Confirmation): Promise<void>;
  /** Has a link mailed that sets a new password. The response does not reveal whether there is such an account. */
  requestPasswordReset(account: Pick<Credentials, 'email'>): Promise<void>;
  /** Sets a new password with the parameters of the mailed link. Ends all sessions of the account and starts none. */
  resetPassword(reset: PasswordReset): Promise<void>;
  /** Logs in with the password. Starts a session unless the account requires a second factor: see `finishLogin`. */
  loginWithPassword(credentials: Credentials): Promise<LoginResult>;
  /** Finishes a login that requires a second factor, and starts the session. */
  finishLogin(factor: FactorCode): Promise<void>;
  /** Verifies the second factor again, after a call was rejected with `step_up_required`. Repeat that call afterwards. */
  stepUp(factor: FactorCode): Promise<void>;
  secondFactors(): Promise<SecondFactors>;
  /** The app must be confirmed within ten minutes. */
  beginTotp(password: CurrentPassword): Promise<OfferedTotp>;
  confirmTotp(body: { readonly code: string }): Promise<RecoveryCodes>;
  removeTotp(password: CurrentPassword): Promise<void>;
  /** Creates ten new codes. The previous ones stop working. */
  renewRecoveryCodes(password: CurrentPassword): Promise<RecoveryCodes>;
}

export function accountCalls(send: SendRequest): AccountCalls {
  const post =
    <Body extends object, Result>(path: string) =>
    (body: Body) =>
      send<Result>('POST', path, body);
  return {
    register: post('register/'),
    confirm: post('register/confirm/'),
    requestPasswordReset: post('password/reset/'),
    resetPassword: post('password/reset/confirm/'),
    loginWithPassword: post('login/'),
    finishLogin: post('login/second-factor/'),
    stepUp: post('me/step-up/'),
    secondFactors: () => send('GET', 'me/second-factor/'),
    beginTotp: post('me/second-factor/totp/'),
    confirmTotp: post('me/second-factor/totp/confirm/'),
    removeTotp: (password) => send('DELETE', 'me/second-factor/totp/', password),
    renewRecoveryCodes: post('me/second-factor/recovery-codes/'),
  };
}
