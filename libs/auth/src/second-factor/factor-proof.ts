/** A presented second factor, and the steps that remain after it was verified. */
import type { EntityManager } from 'typeorm';
import type { PasskeyPurpose } from './passkey/passkey-challenge.entity.js';
import type { AssertionResponse } from './passkey/webauthn.js';
import type { SecondFactorMethod } from '#auth/session';

export type PresentedFactor =
  | { readonly method: 'totp' | 'recovery_code'; readonly code: string }
  | { readonly method: 'passkey'; readonly response: AssertionResponse };

/** A request for a second factor: its user and purpose. */
export interface FactorRequest {
  readonly userId: number;
  readonly purpose: Exclude<PasskeyPurpose, 'registration'>;
  /** Id of the login challenge or of the session. */
  readonly holder: string;
}

export interface FactorProof {
  readonly method: SecondFactorMethod;
  /** Spends the factor in the transaction of the action that requires it. @returns false if it was spent or removed meanwhile */
  redeem(db: EntityManager): Promise<boolean>;
}
