export { CheckFactor } from './check-factor.js';
export type { FactorProof, PresentedFactor } from './factor-proof.js';
export { type ListedFactors, ListFactors, methodsOf } from './list-factors.js';
export { ListUserFactors } from './list-user-factors.js';
export { lockOwner } from './owner.store.js';
export { BeginPasskey } from './passkey/begin-passkey.js';
export { type IdentifiedUser, IdentifyByPasskey } from './passkey/identify-by-passkey.js';
export { RequestPasskeyLogin } from './passkey/request-passkey-login.js';
export { PasskeyChallenge } from './passkey/passkey-challenge.entity.js';
export { Passkey } from './passkey/passkey.entity.js';
export type { ListedPasskey } from './passkey/passkey.store.js';
export { RegisterPasskey } from './passkey/register-passkey.js';
export { RemovePasskey } from './passkey/remove-passkey.js';
export { RenamePasskey } from './passkey/rename-passkey.js';
export { RequestPasskey } from './passkey/request-passkey.js';
export {
  type AssertionResponse,
  type AttestationResponse,
  type CreationOptions,
  userHandleOf,
} from './passkey/webauthn.js';
export { KeepRecoveryKeys } from './recovery-code/keep-recovery-keys.js';
export { formerKeyRow } from './recovery-code/recovery-codes.js';
export { RecoveryCode } from './recovery-code/recovery-code.entity.js';
export { RenewRecoveryCodes } from './recovery-code/renew-recovery-codes.js';
export { ResetSecondFactor } from './reset-second-factor.js';
export { SecondFactorModule } from './second-factor.module.js';
export { RequireStepUp } from './step-up/require-step-up.js';
export { StepUp } from './step-up/step-up.js';
export { NotifyOwner } from './notify-owner.js';
export { BeginTotp } from './totp/begin-totp.js';
export { ConfirmTotp } from './totp/confirm-totp.js';
export { RemoveTotp } from './totp/remove-totp.js';
export { totpRow } from './totp/totp-secrets.js';
export { TotpSecret } from './totp/totp-secret.entity.js';
export { secondFactorEntities } from './entities.js';
export { expiredFactorSetups } from './expired-rows.store.js';
export { secondFactorPersonalTables, withheldSecondFactors } from './personal-tables.js';
