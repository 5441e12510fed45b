/** Registration: an account, its activation by mail, and the confirmation by the reader of the mail. */
import { Module } from '@nestjs/common';
import { AccountModule } from '../account/account.module.js';
import { ActivateAccount } from '../account/activate-account.js';
import { ConfirmRegistration } from '../account/confirm-registration.js';
import { FindRegistration } from '../account/find-registration.js';
import { RegisterAccount } from '../account/register-account.js';
import { PasswordModule } from '../password/password.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';

const useCases = [RegisterAccount, ActivateAccount, FindRegistration, ConfirmRegistration];

@Module({
  imports: [AccountModule, PasswordModule, ThrottleModule],
  providers: useCases,
  exports: useCases,
})
export class RegistrationModule {}
