/** Login: a password, then a second factor where the account has one. */
import { Module } from '@nestjs/common';
import { PasswordModule } from '#auth/password';
import { FindLoginChallenge } from './challenge/find-login-challenge.js';
import { FinishLogin } from './challenge/finish-login.js';
import { OpenLoginChallenge } from './challenge/open-login-challenge.js';
import { TryChallenge } from './challenge/try-challenge.js';
import { SecondFactorModule } from '#auth/second-factor';
import { LogIn } from './log-in.js';
import { LogInWithPasskey } from './log-in-with-passkey.js';
import { SessionModule } from '#auth/session';
import { ThrottleModule } from '#auth/throttle';

const useCases = [LogIn, LogInWithPasskey, FindLoginChallenge, FinishLogin];

@Module({
  imports: [PasswordModule, ThrottleModule, SessionModule, SecondFactorModule],
  providers: [...useCases, OpenLoginChallenge, TryChallenge],
  exports: useCases,
})
export class LoginModule {}
