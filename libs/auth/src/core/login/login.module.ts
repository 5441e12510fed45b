/** Login: a password, then a second factor where the account has one. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '../password/password.module.js';
import { FindLoginChallenge } from '../second-factor/challenge/find-login-challenge.js';
import { FinishLogin } from '../second-factor/challenge/finish-login.js';
import { OpenLoginChallenge } from '../second-factor/challenge/open-login-challenge.js';
import { TryChallenge } from '../second-factor/challenge/try-challenge.js';
import { SecondFactorModule } from '../second-factor/second-factor.module.js';
import { LogIn } from '../session/log-in.js';
import { SessionModule } from '../session/session.module.js';
import { ThrottleModule } from '../throttle/throttle.module.js';

const useCases = [LogIn, FindLoginChallenge, FinishLogin];

@Module({
  imports: [PasswordModule, ThrottleModule, SessionModule, SecondFactorModule],
  providers: [...useCases, OpenLoginChallenge, TryChallenge],
  exports: useCases,
})
export class LoginModule {}
