/** The ways to prove a second factor. */
export type SecondFactorMethod = 'totp' | 'passkey' | 'recovery_code';
