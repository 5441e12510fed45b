/** The global guards of all HTTP routes, in the order they run: origin, authentication, CSRF, role and step-up. */
import { SecondFactorModule } from '#auth/second-factor';
import { SessionModule } from '#auth/session';
import { ThrottleModule } from '#auth/throttle';
import { VerificationModule } from '#auth/verification';
import { TokenModule } from '#auth/token';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthenticationGuard } from './authentication/authentication.guard.js';
import { BrowserSessions } from './authentication/browser-sessions.js';
import { AccessStrategy, RefreshStrategy } from './authentication/token-strategies.js';
import { AccessTokenGuard, RefreshTokenGuard, TokenGuards } from './authentication/token.guards.js';
import { RoleGuard } from './authorization/role.guard.js';
import { ClientAddress } from './client/client-address.js';
import { DeviceCookie } from './client/device-cookie.js';
import { RejectedCookies } from './cookie/rejected-cookies.js';
import { RequestCookies } from './cookie/request-cookies.js';
import { SessionCookies } from './cookie/session-cookies.js';
import { StrayCookies } from './cookie/stray-cookies.js';
import { CsrfTokens } from './csrf/csrf-tokens.js';
import { CsrfGuard } from './csrf/csrf.guard.js';
import { OriginGuard } from './origin/origin.guard.js';
import { RegistrationCookie } from './registration/registration-cookie.js';
import { ChallengeCookie } from './second-factor/challenge-cookie.js';
import { StepUpGuard } from './second-factor/step-up.guard.js';

@Module({
  imports: [TokenModule, VerificationModule, ThrottleModule, SessionModule, SecondFactorModule],
  providers: [
    ClientAddress,
    CsrfTokens,
    RequestCookies,
    StrayCookies,
    SessionCookies,
    ChallengeCookie,
    RegistrationCookie,
    DeviceCookie,
    AccessStrategy,
    RefreshStrategy,
    AccessTokenGuard,
    RefreshTokenGuard,
    TokenGuards,
    BrowserSessions,
    RejectedCookies,
    { provide: APP_GUARD, useClass: OriginGuard },
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: RoleGuard },
    { provide: APP_GUARD, useClass: StepUpGuard },
  ],
  exports: [
    ClientAddress,
    CsrfTokens,
    RequestCookies,
    SessionCookies,
    RejectedCookies,
    BrowserSessions,
    ChallengeCookie,
    RegistrationCookie,
  ],
})
export class AuthHttpModule {}
