/** A presented second factor, and the steps that remain after it was verified. */
import type { EntityManager } from 'typeorm';
import type { PasskeyPurpose } from './passkey/passkey-challenge.entity.js';
import type { AssertionResponse } from './passkey/webauthn.js';
import type { SecondFactorMethod } from '#auth/session';

export type PresentedFactor =
  | { readonly method: 'totp' | 'recovery_code'; readonly code: string }
  | { readonly method: 'passkey'; readonly response: AssertionResponse };

/** Who is asked for a second factor, and what for. */
export interface AskedFactor {
  readonly userId: number;
  readonly purpose: Exclude<PasskeyPurpose, 'registration'>;
  /** The login challenge, or the session, it is asked for. */
  readonly holder: string;
}

export interface FactorProof {
  readonly method: SecondFactorMethod;
  /** Spends it, in the transaction of what it is for. @returns false if it was spent or removed meanwhile */
  redeem(db: EntityManager): Promise<boolean>;
}
