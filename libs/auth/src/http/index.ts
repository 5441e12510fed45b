export { AuthHttpModule } from './auth-http.module.js';
export { sessionAfter } from './authentication/authenticated-request.js';
export { BrowserSessions } from './authentication/browser-sessions.js';
export {
  CurrentActor,
  CurrentClaims,
  CurrentRequest,
  CurrentSubject,
} from './authentication/current.decorators.js';
export { AuthenticatedBy, Public } from './authentication/route-access.js';
export { Administrative } from './authorization/administrative.js';
export { CallableBy, type Role } from './authorization/callable-by.js';
export { ClientAddress } from './client/client-address.js';
export {
  chosenLanguage,
  CurrentLanguage,
  languageCookie,
  type LanguageSource,
  requestLanguage,
} from './client/current-language.decorator.js';
export { CurrentClient } from './client/current-client.decorator.js';
export { CsrfTokens } from './csrf/csrf-tokens.js';
export { WithoutCsrfToken } from './csrf/csrf.guard.js';
export { isTrustedSource, type TrustedOrigins, trustedOriginsOf } from './origin/origin-rule.js';
export { isSafe } from './safe-methods.js';
export { CurrentRegistrations, RegistrationCookie } from './registration/registration-cookie.js';
export { ChallengeCookie, CurrentChallenge } from './second-factor/challenge-cookie.js';
export { NeedsStepUp } from './second-factor/step-up.guard.js';
export { RequestCookies } from './cookie/request-cookies.js';
export { RejectedCookies } from './cookie/rejected-cookies.js';
export { SessionCookies } from './cookie/session-cookies.js';
