/** Registration, and its confirmation by mail. */
import { Module } from '@nestjs/common';
import { AccountModule } from '#auth/account';
import { ActivateAccount } from './activate-account.js';
import { ConfirmRegistration } from './confirm-registration.js';
import { FindRegistration } from './find-registration.js';
import { RegisterAccount } from './register-account.js';
import { RequestActivation } from './request-activation.js';
import { PasswordModule } from '#auth/password';
import { ThrottleModule } from '#auth/throttle';

const useCases = [RegisterAccount, ActivateAccount, FindRegistration, ConfirmRegistration, RequestActivation];

@Module({
  imports: [AccountModule, PasswordModule, ThrottleModule],
  providers: useCases,
  exports: useCases,
})
export class RegistrationModule {}
