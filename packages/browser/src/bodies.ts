/** Bodies of requests and responses, with the names of the HTTP API. */

export interface NewPerson {
  readonly first_name: string;
  readonly last_name: string;
  /** A date (`1990-05-17`) or a date and time. */
  readonly birth_date: string;
  readonly sex: 'male' | 'female';
  readonly surname?: string | null;
  readonly citizenship?: string | null;
  readonly military?: string | null;
  readonly place_birth?: string | null;
}

export interface NewWorker extends NewPerson {
  readonly type: 'worker';
  readonly position?: string | null;
}

export interface NewTenant extends NewPerson {
  readonly type: 'tenant';
  readonly rooms?: string[] | null;
  readonly snils?: string | null;
  readonly gis_uid?: string | null;
  readonly hcs_uid?: string | null;
}

export interface NewCompany {
  readonly type: 'company';
  readonly name: string;
  readonly address?: string | null;
  readonly bank_details?: unknown;
}

export interface Registration {
  readonly email: string;
  readonly password: string;
  readonly profile: NewWorker | NewTenant | NewCompany;
}

/** The parameters of the mailed link are `user_id` and `activation_code`. */
export interface Confirmation {
  readonly user_id: string | number;
  readonly activation_code: string;
  /** The password of the registration. The browser that registered sends neither password. */
  readonly password?: string;
  /** Replaces the password of the registration. */
  readonly new_password?: string;
}

/** The parameters of the mailed link are `user_id` and `code`. */
export interface PasswordReset {
  readonly user_id: string | number;
  readonly code: string;
  readonly new_password: string;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface CurrentPassword {
  readonly current_password: string;
}

export type FactorMethod = 'totp' | 'passkey' | 'recovery_code';

/** `SECOND_FACTOR_REQUIRED`: the password is correct, and the login continues with one of the methods. */
export type LoginResult =
  | { readonly status: 'OK' }
  | { readonly status: 'SECOND_FACTOR_REQUIRED'; readonly methods: readonly FactorMethod[] };

/** A code of the authenticator app, or a recovery code. */
export interface FactorCode {
  readonly method: 'totp' | 'recovery_code';
  readonly code: string;
}

export interface Passkey {
  readonly id: string;
  readonly name: string;
  /** Whether its vendor synchronises it to other devices. */
  readonly backed_up: boolean;
  readonly created_at: string;
  readonly last_used_at: string | null;
}

export interface SecondFactors {
  /** The authenticator app. */
  readonly totp: { readonly created_at: string } | null;
  readonly passkeys: readonly Passkey[];
  readonly recovery_codes_left: number;
}

/** The secret of an authenticator app that is not confirmed yet. */
export interface OfferedTotp {
  /** Base32, for typing. */
  readonly secret: string;
  /** `otpauth://…`, for a QR code. */
  readonly uri: string;
}

/** The codes are in this response only. Null if the account has recovery codes already. */
export interface RecoveryCodes {
  readonly recovery_codes: readonly string[] | null;
}

export interface RegisteredPasskey extends RecoveryCodes {
  readonly passkey: Passkey;
}
