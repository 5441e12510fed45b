export { AuthHttpModule } from './auth-http.module.js';
export { CurrentClaims, CurrentSubject } from './authentication/current.decorators.js';
export { AuthenticatedBy, Public } from './authentication/route-access.js';
export { CallableBy, type Role } from './authorization/callable-by.js';
export { CurrentClient } from './client/current-client.decorator.js';
export { WithoutCsrfToken } from './csrf/csrf.guard.js';
export { ChallengeCookie, CurrentChallenge } from './second-factor/challenge-cookie.js';
export { NeedsStepUp } from './second-factor/step-up.guard.js';
export { SessionCookies } from './cookie/session-cookies.js';
