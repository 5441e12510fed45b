/** Second factors: enrolment, verification at login and before sensitive changes, and removal. */
import { MailOutboxModule } from '#mail-queue';
import { Module } from '@nestjs/common';
import { AccountModule } from '#auth/account';
import { ThrottleModule } from '#auth/throttle';
import { SessionModule } from '#auth/session';
import { ChangeFactors } from './change-factors.js';
import { CheckFactor } from './check-factor.js';
import { ListFactors } from './list-factors.js';
import { ListUserFactors } from './list-user-factors.js';
import { BeginPasskey } from './passkey/begin-passkey.js';
import { CheckPasskey } from './passkey/check-passkey.js';
import { IdentifyByPasskey } from './passkey/identify-by-passkey.js';
import { PasskeyLoginChallenges } from './passkey/passkey-login-challenges.js';
import { RegisterPasskey } from './passkey/register-passkey.js';
import { RemovePasskey } from './passkey/remove-passkey.js';
import { RenamePasskey } from './passkey/rename-passkey.js';
import { RequestPasskey } from './passkey/request-passkey.js';
import { RequestPasskeyLogin } from './passkey/request-passkey-login.js';
import { VerifyPasskey } from './passkey/verify-passkey.js';
import { CheckRecoveryCode } from './recovery-code/check-recovery-code.js';
import { RecoveryCodes } from './recovery-code/recovery-codes.js';
import { KeepRecoveryKeys } from './recovery-code/keep-recovery-keys.js';
import { RenewRecoveryCodes } from './recovery-code/renew-recovery-codes.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { RequireStepUp } from './step-up/require-step-up.js';
import { StepUp } from './step-up/step-up.js';
import { NotifyOwner } from './notify-owner.js';
import { BeginTotp } from './totp/begin-totp.js';
import { CheckTotp } from './totp/check-totp.js';
import { ConfirmTotp } from './totp/confirm-totp.js';
import { RemoveTotp } from './totp/remove-totp.js';
import { TotpSecrets } from './totp/totp-secrets.js';

const totp = [BeginTotp, ConfirmTotp, RemoveTotp];
const passkeys = [
  BeginPasskey,
  RegisterPasskey,
  RenamePasskey,
  RemovePasskey,
  RequestPasskey,
  RequestPasskeyLogin,
  IdentifyByPasskey,
];
const showing = [StepUp, RequireStepUp];
const administration = [ListUserFactors, ResetSecondFactor];
const useCases = [
  ...totp,
  ...passkeys,
  ...showing,
  RenewRecoveryCodes,
  KeepRecoveryKeys,
  ListFactors,
  ...administration,
];

const checks = [CheckFactor, CheckTotp, CheckPasskey, CheckRecoveryCode];
const parts = [ChangeFactors, NotifyOwner, TotpSecrets, RecoveryCodes, PasskeyLoginChallenges, VerifyPasskey];

@Module({
  imports: [AccountModule, MailOutboxModule, SessionModule, ThrottleModule],
  providers: [...useCases, ...checks, ...parts],
  exports: [...useCases, CheckFactor, NotifyOwner],
})
export class SecondFactorModule {}
